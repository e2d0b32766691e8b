package city.ioc.dashboards.api;

import city.ioc.core.CaseSummary;
import city.ioc.core.CaseSummary.Dossier;
import city.ioc.core.CaseSummary.End;
import city.ioc.core.CaseSummary.State;
import city.ioc.core.Fact;
import city.ioc.dashboards.RunningDashboards;
import city.ioc.dashboards.Testing;
import city.ioc.dashboards.cases.CaseTable;
import city.ioc.events.DossierEvent.Channel;
import city.ioc.kpi.KpiCatalogue;
import city.ioc.kpi.KpiUnit;
import city.ioc.kpi.Measure;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static city.ioc.dashboards.Testing.at;
import static org.assertj.core.api.Assertions.assertThat;

/** The clock stands at 2026-02-26 10:41:30, so that live windows end at 10:42. */
class HorizonApiTest {
    private static final long HOUR = 3_600_000;

    private final RunningDashboards dashboards = new RunningDashboards(
            Testing.units(),
            new KpiCatalogue(List.of(
                    Testing.kpi("received", KpiUnit.COUNT, "sum(received)", null, null),
                    Testing.kpi("online", KpiUnit.COUNT, "sum(received, channel=ONLINE)", null, null),
                    Testing.kpi("paid-share", KpiUnit.SHARE, "sum(paid-in-full)", "sum(with-fee)", null),
                    Testing.kpi("amount", KpiUnit.MONEY, "sum(amount-paid)", null, null),
                    Testing.kpi("open", KpiUnit.COUNT, "sum(open)", null, null),
                    Testing.kpi("median", KpiUnit.DURATION, "percentile(processing-time, 50)", null, null),
                    Testing.kpi("kinds", KpiUnit.COUNT, "distinct(channel)", null, null),
                    Testing.kpi("complaints", KpiUnit.SHARE, "sum(feedback-unsatisfactory)", "sum(feedback-received)", null),
                    Testing.kpi("rated", KpiUnit.COUNT, "1 + kpi(ratings)", null, null),
                    Testing.kpi("ratings", KpiUnit.COUNT, "sum(rated)", null, null))));

    @BeforeEach
    void giveCases() {
        dashboards.give(
                dossier("A", Channel.ONLINE, "2026-02-19T09:00", "2026-02-26T10:39:20", null),
                dossier("B", Channel.DESK, "2026-02-26T10:37:00.001", null, null),
                dossier("C", Channel.ONLINE, "2026-02-26T10:37:00", "2026-02-26T10:40", null),
                dossier("D", Channel.DESK, "2026-02-24T08:00", "2026-02-24T08:00", "2026-02-26T10:41:10"),
                dossier("E", Channel.DESK, "2026-02-24T08:00", "2026-02-24T09:00", "2026-02-25T23:58:30"),
                feedback("F", "2026-02-26T10:36", "2026-02-26T10:41"),
                feedback("G", "2026-02-26T10:40", null));
    }

    @AfterEach
    void close() {
        dashboards.close();
    }

    /** With a fee of 200 from its acceptance on. */
    private static CaseTable.Case dossier(String id, Channel channel, String accepted, String paid, String resolved) {
        long acceptedAt = at(accepted);
        int cohort = Testing.dayOf(acceptedAt);
        List<Fact> facts = new ArrayList<>(List.of(
                Testing.fact("STP", Measure.RECEIVED, acceptedAt, 1),
                Testing.fact("STP", Measure.OPEN, acceptedAt, 1),
                Testing.fact("STP", Measure.RATED, acceptedAt, 1),
                new Fact("STP", Measure.WITH_FEE, cohort, acceptedAt, 1)));
        if (paid != null) {
            facts.add(new Fact("STP", Measure.PAID_IN_FULL, cohort, at(paid), 1));
            facts.add(Testing.fact("STP", Measure.AMOUNT_PAID, at(paid), 2_000_000));
        }
        List<End> ends = new ArrayList<>();
        if (resolved != null) {
            facts.add(Testing.fact("STP", Measure.OPEN, at(resolved), -1));
            ends.add(new End(at(resolved), State.RESOLVED, "STP", HOUR, true));
        }
        State state = resolved == null ? State.PROCESSING : State.RESOLVED;
        Dossier dossier = new Dossier(
                state, "STP", null, "p", channel, null, acceptedAt, null, null, ends, 0, 0, List.of(), List.of());
        return new CaseTable.Case(id, Testing.summary(dossier, null, 3, 0, facts));
    }

    private static CaseTable.Case feedback(String id, String received, String unsatisfactory) {
        List<Fact> facts = new ArrayList<>(List.of(Testing.fact("STP", Measure.FEEDBACK_RECEIVED, at(received), 1)));
        if (unsatisfactory != null) {
            int cohort = Testing.dayOf(at(received));
            facts.add(new Fact("STP", Measure.FEEDBACK_UNSATISFACTORY, cohort, at(unsatisfactory), 1));
        }
        return new CaseTable.Case(
                id, new CaseSummary(null, null, null, null, null, List.of(), 0, 2, 0, facts, List.of()));
    }

    private JsonNode kpi(String id, String question) {
        return dashboards.json("/api/v1/kpis?kpi=" + id + "&" + question).get(0);
    }

    private String value(String id, String question) {
        return kpi(id, question).path("value").asText();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            5m,        1, 0, 0,    400,  1, 0
            15m,       2, 1, 0.5,  400,  2, 0.5
            60m,       2, 1, 0.5,  400,  2, 0.5
            today,     2, 1, 0.5,  400,  2, 0.5
            yesterday, 0, 0, null, 0,    0, null
            7d,        4, 1, 0.75, 800,  2, 0.5
            30d,       5, 2, 0.8,  800,  2, 0.5
            month,     5, 2, 0.8,  800,  2, 0.5
            quarter,   5, 2, 0.8,  800,  2, 0.5
            year,      5, 2, 0.8,  800,  2, 0.5
            """)
    void everyHorizonCountsWhatItsPeriodTestSays(
            String horizon, String received, String online, String paidShare, String amount, String kinds, String complaints) {
        for (String unit : List.of("", "&unit=STP", "&unit=92")) {
            String question = "horizon=" + horizon + unit;
            assertThat(value("received", question)).isEqualTo(received);
            assertThat(value("online", question)).isEqualTo(online);
            assertThat(value("paid-share", question)).isEqualTo(paidShare);
            assertThat(value("amount", question)).isEqualTo(amount);
            assertThat(value("kinds", question)).isEqualTo(kinds);
            assertThat(value("complaints", question)).isEqualTo(complaints);
        }
        assertThat(value("received", "unit=31117&horizon=" + horizon)).isEqualTo("0");
    }

    @Test
    void aWindowSaysWhenItBegins() {
        JsonNode window = kpi("received", "horizon=15m");
        assertThat(window.path("after").asText()).isEqualTo("2026-02-26T10:27:00+07:00");
        assertThat(window.path("asOf").asText()).isEqualTo("2026-02-26T10:42:00+07:00");
        assertThat(window.path("from").asText()).isEqualTo("2026-02-26");
        JsonNode days = kpi("received", "horizon=7d");
        assertThat(days.path("after").isNull()).isTrue();
        assertThat(days.path("from").asText()).isEqualTo("2026-02-20");
        assertThat(days.path("to").asText()).isEqualTo("2026-02-26");
    }

    @Test
    void stocksStandAtTheEndAndDurationsBelongToTheirEnds() {
        assertThat(value("open", "horizon=5m")).isEqualTo("3");
        assertThat(value("open", "horizon=5m&as-of=2026-02-26T10:41:00%2B07:00")).isEqualTo("4");
        assertThat(value("median", "horizon=5m")).isEqualTo("3600");
        assertThat(kpi("median", "horizon=5m&as-of=2026-02-26T10:41:00%2B07:00").path("state").asText())
                .isEqualTo("no-data");
    }

    @Test
    void aWindowMayBeginOnTheDayBefore() {
        String afterMidnight = "horizon=5m&as-of=2026-02-26T00:02:00%2B07:00";
        assertThat(value("median", afterMidnight)).isEqualTo("3600");
        assertThat(kpi("median", afterMidnight).path("from").asText()).isEqualTo("2026-02-25");
        assertThat(kpi("median", "horizon=5m&as-of=2026-02-26T00:04:00%2B07:00").path("state").asText())
                .isEqualTo("no-data");
    }

    @Test
    void filtersSelectInAWindowToo() {
        assertThat(value("received", "horizon=15m&channel=ONLINE")).isEqualTo("1");
        assertThat(value("paid-share", "horizon=15m&channel=ONLINE")).isEqualTo("1");
        assertThat(value("paid-share", "horizon=15m&channel=DESK")).isEqualTo("0");
        assertThat(value("amount", "horizon=5m&channel=ONLINE")).isEqualTo("400");
        assertThat(value("open", "horizon=5m&channel=ONLINE")).isEqualTo("2");
    }

    @Test
    void ratingsHaveNoMeaningInAWindow() {
        assertThat(kpi("rated", "horizon=60m").path("state").asText()).isEqualTo("not-applicable");
        assertThat(kpi("rated", "horizon=60m").path("value").isNull()).isTrue();
        assertThat(value("rated", "horizon=today")).isEqualTo("3");
    }

    @Test
    void aWindowEndsWithAnyMomentThatIsKept() {
        assertThat(value("received", "horizon=5m&as-of=2026-02-26T10:41:59%2B07:00")).isEqualTo("2");
        assertThat(value("received", "horizon=60m&as-of=2026-02-19T09:00:00%2B07:00")).isEqualTo("1");
        JsonNode old = kpi("received", "horizon=60m&as-of=2026-02-10T08:30:00%2B07:00");
        assertThat(old.path("after").asText()).isEqualTo("2026-02-10T07:00:00+07:00");
        assertThat(old.path("asOf").asText()).isEqualTo("2026-02-10T08:00:00+07:00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            horizon=5m&as-of=2026-02-10T08:30:00%2B07:00  | horizon=5m begins at 2026-02-10T07:55+07:00, for which only hours are kept
            horizon=60m&as-of=2024-12-10T08:30:00%2B07:00 | horizon=60m begins at 2024-12-09T23:00+07:00, for which only days are kept
            horizon=10m                                   | 'horizon' must be one of 5m, 15m, 60m, today, yesterday, 7d, 30d, month, quarter, year, not '10m'
            horizon=7d&from=2026-02-01                    | goes without 'from' and 'to'
            horizon=7d&to=2026-02-01                      | goes without 'from' and 'to'
            compare=tomorrow                              | 'compare' must be one or more of previous, last-year
            compare=previous,                             | 'compare' must be one or more of previous, last-year
            version=1                                     | 'version' needs 'kpi'
            kpi=received&version=2                        | KPI 'received' has no version '2'; it has 1
            kpi=unheard-of&version=all                    | unknown KPI 'unheard-of'
            kpi=received&version=all&from=1999-01-01&to=1999-01-02 | KPI 'received' has no version that is valid from 1999-01-01 to 1999-01-02
            """)
    void whatCannotBeAnsweredIsRefused(String question, String reason) {
        HttpResponse<String> response = dashboards.get("/api/v1/kpis?" + question);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(RunningDashboards.parse(response.body()).path("detail").asText()).contains(reason);
    }

    private JsonNode compared(String id, String question, String with) {
        return kpi(id, question + "&compare=" + with).path("comparisons").get(0);
    }

    @Test
    void aWindowIsComparedWithTheOneBefore() {
        JsonNode previous = compared("received", "horizon=5m", "previous");
        assertThat(previous.path("with").asText()).isEqualTo("previous");
        assertThat(previous.path("after").asText()).isEqualTo("2026-02-26T10:32:00+07:00");
        assertThat(previous.path("asOf").asText()).isEqualTo("2026-02-26T10:37:00+07:00");
        assertThat(previous.path("value").asText()).isEqualTo("1");
        assertThat(previous.path("difference").asText()).isEqualTo("0");
        assertThat(previous.path("relative").asText()).isEqualTo("0");
    }

    @Test
    void daysAreComparedAsOfTheSameTimeOfDay() {
        dashboards.give(
                dossier("H", Channel.DESK, "2026-01-26T10:41:59", "2026-01-27T09:00", null),
                dossier("I", Channel.DESK, "2026-01-26T11:00:01", null, null),
                dossier("J", Channel.DESK, "2025-02-26T09:59", "2025-02-26T10:00", null),
                dossier("K", Channel.DESK, "2025-02-26T10:30", null, null));

        JsonNode previous = compared("received", "horizon=month", "previous");
        assertThat(previous.path("from").asText()).isEqualTo("2026-01-01");
        assertThat(previous.path("to").asText()).isEqualTo("2026-01-26");
        assertThat(previous.path("asOf").asText()).isEqualTo("2026-01-26T10:00:00+07:00");
        assertThat(previous.path("value").asText()).isEqualTo("0");
        assertThat(previous.path("difference").asText()).isEqualTo("5");
        assertThat(previous.path("relative").isNull()).isTrue();
        JsonNode lastYear = compared("received", "horizon=month", "last-year");
        assertThat(lastYear.path("asOf").asText()).isEqualTo("2025-02-26T10:00:00+07:00");
        assertThat(lastYear.path("value").asText()).isEqualTo("1");
        assertThat(lastYear.path("difference").asText()).isEqualTo("4");
        assertThat(lastYear.path("relative").asText()).isEqualTo("4");
        JsonNode share = compared("paid-share", "horizon=month", "last-year");
        assertThat(share.path("value").asText()).isEqualTo("1");
        assertThat(share.path("difference").asText()).isEqualTo("-0.2");
        assertThat(share.path("relative").asText()).isEqualTo("-0.2");
    }

    @Test
    void wholeMonthsAreComparedWithWholeMonths() {
        dashboards.give(
                dossier("H", Channel.DESK, "2026-01-31T23:59", null, null),
                dossier("I", Channel.DESK, "2026-01-01T00:00", "2026-01-25T09:00", null));
        dashboards.passTo("2026-03-10T03:41:30Z");

        JsonNode february = compared("paid-share", "from=2026-02-01&to=2026-02-28", "previous");
        assertThat(february.path("from").asText()).isEqualTo("2026-01-01");
        assertThat(february.path("to").asText()).isEqualTo("2026-01-31");
        assertThat(february.path("asOf").asText()).isEqualTo("2026-02-10T10:00:00+07:00");
        assertThat(february.path("value").asText()).isEqualTo("0.5");
    }

    @Test
    void aLiveMomentAtMidnightStillBelongsToTheDay() {
        dashboards.give(dossier("H", Channel.DESK, "2026-02-25T23:59:30", null, null));
        dashboards.passTo("2026-02-26T16:59:30Z");

        JsonNode today = kpi("received", "horizon=today&compare=previous");
        assertThat(today.path("to").asText()).isEqualTo("2026-02-26");
        assertThat(today.path("value").asText()).isEqualTo("2");
        JsonNode previous = today.path("comparisons").get(0);
        assertThat(previous.path("to").asText()).isEqualTo("2026-02-25");
        assertThat(previous.path("asOf").asText()).isEqualTo("2026-02-26T00:00:00+07:00");
        assertThat(previous.path("value").asText()).isEqualTo("1");
    }

    @Test
    void severalComparisonsComeInTheOrderAskedFor() {
        JsonNode both = kpi("received", "horizon=today&compare=last-year,previous").path("comparisons");
        assertThat(both).hasSize(2);
        assertThat(both.get(0).path("with").asText()).isEqualTo("last-year");
        assertThat(both.get(1).path("with").asText()).isEqualTo("previous");
        assertThat(kpi("received", "horizon=today").path("comparisons")).isEmpty();
    }

    @Test
    void whatCannotBeComparedHasNoValue() {
        JsonNode window = compared("received", "horizon=5m", "last-year");
        assertThat(window.path("state").asText()).isEqualTo("not-applicable");
        assertThat(window.path("value").isNull()).isTrue();
        assertThat(window.path("difference").isNull()).isTrue();
        assertThat(compared("received", "horizon=60m", "last-year").path("value").asText()).isEqualTo("0");

        assertThat(compared("received", "unit=31117&horizon=month", "previous").path("value").asText()).isEqualTo("0");
        JsonNode otherUnit = compared("received", "unit=31117&horizon=month", "last-year");
        assertThat(otherUnit.path("state").asText()).isEqualTo("not-applicable");
        assertThat(otherUnit.path("value").isNull()).isTrue();
    }
}
