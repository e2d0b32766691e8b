package city.ioc.dashboards.check;

import city.ioc.alerts.AlertRules;
import city.ioc.core.CaseSummary;
import city.ioc.dashboards.Testing;
import city.ioc.dashboards.cases.CaseTable;
import city.ioc.dashboards.figures.Figures;
import city.ioc.events.DossierEvent.Channel;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

import static city.ioc.dashboards.Testing.at;
import static org.assertj.core.api.Assertions.assertThat;

class SelfCheckTest {
    private final Figures figures = new Figures(Testing.ZONE, AlertRules.NONE);
    private final AtomicBoolean caughtUp = new AtomicBoolean(true);
    private final SelfCheck check =
            new SelfCheck(figures.cube()::totals, figures.cases()::totals, caughtUp::get, Clock.systemUTC());

    private static List<CaseTable.Case> one(String id) {
        return List.of(Testing.dossier(
                id, "a", Channel.DESK, "p", at("2026-02-02T08:00"), at("2026-02-10T00:00"), null));
    }

    @Test
    void cellsAndCasesOfTheSameEventsAgree() {
        figures.applyCases(one("D1"));
        figures.applyCells(Testing.cells(one("D1")));
        check.run();
        check.run();

        assertThat(check.result().compared()).isEqualTo(4);
        assertThat(check.result().differences()).isZero();
    }

    @Test
    void aDifferenceCountsWhenItLasts() {
        figures.applyCases(one("D1"));
        check.run();
        assertThat(check.result().differences()).isZero();
        check.run();
        assertThat(check.result().differences()).isEqualTo(4);
        assertThat(check.result().examples().getFirst().unit()).isEqualTo("a");

        figures.applyCells(Testing.cells(one("D1")));
        check.run();
        assertThat(check.result().differences()).isZero();
    }

    @Test
    void aDifferenceOfAUnitThatChangedInBetweenDoesNotCount() {
        figures.applyCases(one("D1"));
        check.run();
        figures.applyCases(one("D1"));
        check.run();

        assertThat(check.result().differences()).isZero();
    }

    @Test
    void nothingIsJudgedWhileThereIsSomethingLeftToRead() {
        figures.applyCases(one("D1"));
        check.run();
        caughtUp.set(false);
        check.run();
        caughtUp.set(true);
        check.run();

        assertThat(check.result().differences()).isZero();
    }

    @Test
    void amountsOnOtherDaysAreADifferenceThoughTheyAddUpToTheSame() {
        figures.applyCases(one("D1"));
        CaseSummary other = Testing.dossier(
                        "D1", "a", Channel.DESK, "p", at("2026-02-03T08:00"), at("2026-02-10T00:00"), null)
                .summary();
        figures.applyCells(Testing.cells(List.of(new CaseTable.Case("D1", other))));
        check.run();
        check.run();

        assertThat(check.result().differences()).isEqualTo(3);
        assertThat(check.result().examples()).allMatch(SelfCheck.Difference::onOtherDays);
    }
}
