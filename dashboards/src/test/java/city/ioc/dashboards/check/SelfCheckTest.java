package city.ioc.dashboards.check;

import city.ioc.alerts.AlertRules;
import city.ioc.core.CaseSummary;
import city.ioc.core.CaseSummary.Dossier;
import city.ioc.core.CaseSummary.Spell;
import city.ioc.dashboards.Testing;
import city.ioc.dashboards.cases.CaseTable;
import city.ioc.dashboards.cube.Cube;
import city.ioc.dashboards.figures.Figures;
import city.ioc.events.DossierEvent.Channel;
import city.ioc.kpi.Measure;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

import static city.ioc.dashboards.Testing.at;
import static org.assertj.core.api.Assertions.assertThat;

class SelfCheckTest {
    private final Figures figures = new Figures(Testing.ZONE, AlertRules.NONE);
    private final AtomicBoolean caughtUp = new AtomicBoolean(true);
    private final AtomicReference<Instant> now = new AtomicReference<>(instant("2026-02-26T10:41:30"));
    private final SelfCheck check = new SelfCheck(
            figures.cube()::totals, figures.cases()::totals, caughtUp::get, new MovableClock());

    private static Instant instant(String local) {
        return Instant.ofEpochMilli(at(local));
    }

    /** Received at {@code time} and still open; due on 10 March. */
    private static CaseTable.Case open(String id, String time) {
        return Testing.dossier(id, "a", Channel.DESK, "p", at(time), at("2026-03-10T00:00"), null);
    }

    private void give(CaseTable.Case... cases) {
        figures.applyCases(List.of(cases));
    }

    private void giveCells(CaseTable.Case... cases) {
        figures.applyCells(Testing.cells(List.of(cases)));
    }

    private List<String> broken() {
        return check.result().broken().stream()
                .map(each -> each.unit() + " " + each.identity().wireName()
                        + (each.measure() == null ? "" : " " + each.measure()) + (each.ahead() ? " ahead" : ""))
                .toList();
    }

    @Test
    void cellsAndCasesOfTheSameEventsAgree() {
        give(open("D1", "2026-02-02T08:00"));
        giveCells(open("D1", "2026-02-02T08:00"));
        assertThat(check.result().state()).isEqualTo(CheckState.NOT_YET);
        check.run();

        assertThat(check.result().state()).isEqualTo(CheckState.HOLDS);
        assertThat(check.result().asOf()).isEqualTo(instant("2026-02-26T10:40:00"));
        assertThat(check.result().compared()).isEqualTo(2 * 68 + 7);
    }

    @Test
    void aDifferenceIsBrokenWhenItLasts() {
        give(open("D1", "2026-02-02T08:00"));
        check.run();
        assertThat(check.result().state()).isEqualTo(CheckState.NOT_YET);
        check.run();

        assertThat(check.result().state()).isEqualTo(CheckState.BROKEN);
        assertThat(broken())
                .containsExactly(
                        "a received",
                        "a intake",
                        "a outcome",
                        "a open",
                        "a cells received",
                        "a cells open",
                        "a cells open-with-due",
                        "a cells overdue ahead");
        giveCells(open("D1", "2026-02-02T08:00"));
        check.run();
        assertThat(check.result().state()).isEqualTo(CheckState.HOLDS);
    }

    @Test
    void oneWrongCellIsNamedWithItsUnitAndTheIdentitiesItIsIn() {
        give(open("D1", "2026-02-02T08:00"));
        List<Cube.Cell> cells = Testing.cells(List.of(open("D1", "2026-02-02T08:00")));
        figures.applyCells(cells);
        Cube.Cell received = cells.stream()
                .filter(cell -> cell.key().measure() == Measure.RECEIVED)
                .findFirst()
                .orElseThrow();
        figures.applyCells(List.of(new Cube.Cell(received.key(), 3)));
        check.run();
        check.run();

        assertThat(check.result().broken())
                .containsExactly(
                        new Broken("a", Identity.RECEIVED, null, false, 3, 1, false),
                        new Broken("a", Identity.OUTCOME, null, false, 3, 1, false),
                        new Broken("a", Identity.CELLS, Measure.RECEIVED, false, 3, 1, false));
        assertThat(check.result().unitsWithBroken(Identity.OUTCOME)).isEqualTo(1);
        assertThat(check.result().unitsWithBroken(Identity.INTAKE)).isZero();
    }

    @Test
    void aUnitThatGoesOnChangingIsJudgedAllTheSame() {
        give(open("D1", "2026-02-02T08:00"));
        check.run();
        for (int seconds = 40; seconds < 90; seconds += 10) {
            now.set(instant("2026-02-26T10:41:00").plusSeconds(seconds));
            give(open("D" + seconds, LocalDateTime.ofInstant(now.get(), Testing.ZONE).toString()));
            check.run();
            assertThat(broken()).contains("a received", "a cells received");
        }
    }

    @Test
    void whatHappensNowDisturbsNothing() {
        give(open("D1", "2026-02-26T10:40:01"));
        check.run();

        assertThat(check.result().state()).isEqualTo(CheckState.NOT_YET);
        give(open("D2", "2026-02-26T10:40:59"));
        check.run();
        assertThat(check.result().state()).isEqualTo(CheckState.HOLDS);
        assertThat(check.result().undecided()).isZero();
    }

    @Test
    void aDifferenceThatChangedInBetweenIsUndecided() {
        give(open("D1", "2026-02-02T08:00"));
        check.run();
        give(open("D2", "2026-02-03T08:00"));
        check.run();

        // Of all that differs only the due to come is later than the moment compared.
        assertThat(check.result().undecided()).isEqualTo(7);
        assertThat(check.result().broken()).isEmpty();
        assertThat(check.result().state()).isEqualTo(CheckState.NOT_YET);
        check.run();
        assertThat(check.result().state()).isEqualTo(CheckState.BROKEN);
    }

    @Test
    void nothingIsJudgedWhileThereIsSomethingLeftToRead() {
        give(open("D1", "2026-02-02T08:00"));
        check.run();
        caughtUp.set(false);
        check.run();
        caughtUp.set(true);
        check.run();

        assertThat(check.result().broken()).isEmpty();
    }

    @Test
    void amountsOnOtherDaysAreADifferenceThoughTheyAddUpToTheSame() {
        give(open("D1", "2026-02-02T08:00"));
        giveCells(open("D1", "2026-02-03T08:00"));
        check.run();
        check.run();

        assertThat(check.result().broken()).hasSize(7).allMatch(Broken::onOtherDays);
    }

    @Test
    void aStateThatContradictsTheContributionsIsBrokenThoughCellsAndContributionsAgree() {
        CaseTable.Case open = open("D1", "2026-02-02T08:00");
        Dossier d = open.summary().dossier();
        Dossier gone = new Dossier(
                d.state(), d.unit(), d.handler(), d.procedure(), d.channel(), d.submittedAt(), d.acceptedAt(), d.dueAt(),
                d.overdueFrom(), d.ends(), d.fees(), d.paid(), d.pauses(), d.steps(),
                List.of(new Spell("a", at("2026-02-02T08:00"), at("2026-02-05T08:00")), new Spell("b", at("2026-02-05T08:00"), null)),
                d.dues());
        CaseSummary summary = Testing.summary(gone, null, 3, 0, open.summary().facts());
        give(new CaseTable.Case("D1", summary));
        giveCells(open);
        check.run();
        check.run();

        assertThat(broken()).containsExactly("a open", "b intake", "b outcome", "b open");
    }

    private final class MovableClock extends Clock {
        @Override
        public ZoneId getZone() {
            return Testing.ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }
}
