package city.ioc.dashboards.api;

import city.ioc.alerts.Severity;
import city.ioc.core.CaseSummary;
import city.ioc.core.CaseSummary.Dossier;
import city.ioc.core.CaseSummary.Due;
import city.ioc.core.CaseSummary.Pause;
import city.ioc.core.CaseSummary.Spell;
import city.ioc.core.CaseSummary.State;
import city.ioc.core.alerts.Alert;
import city.ioc.core.alerts.AlertChange;
import city.ioc.core.alerts.ClearReason;
import city.ioc.dashboards.RunningDashboards;
import city.ioc.dashboards.TestAlerts.Made;
import city.ioc.dashboards.Testing;
import city.ioc.dashboards.cases.CaseTable;
import city.ioc.dashboards.feed.FeedStatus;
import city.ioc.events.DossierEvent.Channel;
import city.ioc.events.DossierEvent.PauseCause;
import city.ioc.events.ServiceEvent.Component;
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
import static city.ioc.dashboards.Testing.dossier;
import static city.ioc.dashboards.Testing.fact;
import static org.assertj.core.api.Assertions.assertThat;

/** Four dossiers, two alerts and an outage of one week, worked out by hand. It is 2026-02-26 10:41:30. */
class HistoryApiTest {
    private final RunningDashboards dashboards = new RunningDashboards();

    @BeforeEach
    void giveAWeek() {
        dashboards.give(
                dossier("D1", "STP", Channel.DESK, "1.1", at("2026-02-20T08:00"), at("2026-02-24T00:00"), at("2026-02-24T09:00")),
                dossier("D2", "STP", Channel.DESK, "1.2", at("2026-02-23T09:00"), at("2026-02-25T00:00"), null),
                dossier("D3", "31117", Channel.DESK, "1.1", at("2026-02-24T08:00:30"), at("2026-02-27T00:00"), null),
                moved());
        dashboards.figures().outages().put(
                "O1",
                new CaseSummary.Outage("92", Component.PORTAL, at("2026-02-25T10:00"), at("2026-02-25T11:00")));
        dashboards.give(historic(), live());
    }

    @AfterEach
    void close() {
        dashboards.close();
    }

    /** Accepted in STP, paused on the day before it was due, resumed with a later due, moved to 31117, and overdue there. */
    private static CaseTable.Case moved() {
        long accepted = at("2026-02-20T08:00");
        long paused = at("2026-02-23T10:00");
        long resumed = at("2026-02-24T12:00");
        long given = at("2026-02-25T08:00");
        long late = at("2026-02-26T00:00");
        Dossier dossier = new Dossier(
                State.PROCESSING, "31117", null, "1.1", Channel.DESK, null, accepted, late, late, List.of(), 0, 0,
                List.of(new Pause(PauseCause.SUPPLEMENT, paused, resumed, true)),
                List.of(),
                List.of(new Spell("STP", accepted, given), new Spell("31117", given, null)),
                List.of(new Due(accepted, at("2026-02-24T00:00"), at("2026-02-24T00:00")), new Due(resumed, late, late)));
        return new CaseTable.Case("D4", Testing.summary(dossier, null, 5, 0, List.of(
                fact("STP", Measure.RECEIVED, accepted, 1),
                fact("STP", Measure.OPEN, accepted, 1),
                fact("STP", Measure.OPEN, given, -1),
                fact("31117", Measure.OPEN, given, 1),
                fact("31117", Measure.OVERDUE, late, 1))));
    }

    /** D1 was overdue for nine hours; that was imported two days later. */
    private static Made historic() {
        long noticed = at("2026-02-26T10:00");
        return new Made(new Alert(
                "D1", Alert.Scope.CASE, "overdue", "STP", "1.1", Severity.WARNING, 0, Alert.Status.CLEARED, 1, true,
                at("2026-02-24T00:00"), at("2026-02-24T09:00"), at("2026-02-23T23:59"), noticed, noticed, ClearReason.ENDED, null,
                null, List.of(change(AlertChange.Kind.RAISED, noticed), change(AlertChange.Kind.CLEARED, noticed)), 2));
    }

    private static Made live() {
        List<AlertChange> changes = new ArrayList<>(List.of(
                change(AlertChange.Kind.RAISED, at("2026-02-25T00:00")),
                change(AlertChange.Kind.ACKNOWLEDGED, at("2026-02-25T08:30")),
                change(AlertChange.Kind.ESCALATED, at("2026-02-26T00:00"))));
        return new Made(new Alert(
                "D2", Alert.Scope.CASE, "overdue", "STP", "1.2", Severity.HIGH, 1, Alert.Status.ACKNOWLEDGED, 1, false,
                at("2026-02-25T00:00"), null, at("2026-02-24T23:59"), at("2026-02-25T00:00"), null, null, null, null, changes, 3));
    }

    private static AlertChange change(AlertChange.Kind kind, long at) {
        return new AlertChange(kind, 1, at, null, null, null, null);
    }

    private static String local(String minute) {
        return minute + ":00%2B07:00";
    }

    private JsonNode transitions(String from, String to, String more) {
        return dashboards.json("/api/v1/transitions?from=" + local(from) + "&to=" + local(to) + more);
    }

    private static List<String> told(JsonNode answer) {
        List<String> lines = new ArrayList<>();
        answer.path("transitions").forEach(each -> lines.add("%s %s %s %s".formatted(
                each.path("at").asText().substring(5, 16), each.path("kind").asText(), each.path("subject").asText(),
                each.path("unit").asText())));
        return lines;
    }

    @Test
    void whatHappenedIsToldInOrderToTheInstantTheFirstOneLeftOutAndTheLastOneIn() {
        JsonNode answer = transitions("2026-02-20T08:00", "2026-02-26T00:00", "");

        assertThat(told(answer)).containsExactly(
                "02-23T09:00 ACCEPTED D2 STP",
                "02-23T10:00 PAUSED D4 STP",
                "02-24T00:00 ALERT_RAISED D1 STP",
                "02-24T00:00 OVERDUE D1 STP",
                "02-24T08:00 ACCEPTED D3 31117",
                "02-24T09:00 ENDED D1 STP",
                "02-24T09:00 ALERT_CLEARED D1 STP",
                "02-24T12:00 RESUMED D4 STP",
                "02-25T00:00 ALERT_RAISED D2 STP",
                "02-25T00:00 OVERDUE D2 STP",
                "02-25T10:00 OUTAGE_STARTED O1 92",
                "02-25T11:00 OUTAGE_ENDED O1 92",
                "02-26T00:00 OVERDUE D4 31117");
        assertThat(answer.path("total").asInt()).isEqualTo(13);
        assertThat(answer.path("counts").path("OVERDUE").asInt()).isEqualTo(3);
        assertThat(answer.path("counts").path("REOPENED").asInt()).isZero();
        JsonNode end = answer.path("transitions").get(5);
        assertThat(end.path("detail").asText()).isEqualTo("RESOLVED");
        assertThat(end.path("onTime").asBoolean(true)).isFalse();
        assertThat(end.path("procedure").asText()).isEqualTo("1.1");
        assertThat(answer.path("transitions").get(4).path("at").asText()).isEqualTo("2026-02-24T08:00:30+07:00");
        assertThat(answer.path("transitions").get(8).path("detail").asText()).isEqualTo("WARNING");
        assertThat(answer.path("transitions").get(10).path("detail").asText()).isEqualTo("PORTAL");
    }

    @Test
    void ofAUnitIsWhatItHadThenAndTheOutagesThatStruckIt() {
        assertThat(told(transitions("2026-02-20T00:00", "2026-02-26T10:00", "&unit=31117"))).containsExactly(
                "02-24T08:00 ACCEPTED D3 31117",
                "02-25T10:00 OUTAGE_STARTED O1 92",
                "02-25T11:00 OUTAGE_ENDED O1 92",
                "02-26T00:00 OVERDUE D4 31117");
    }

    @Test
    void whenThereAreMoreThanAskedForWhatMattersMostIsToldAndAllAreCounted() {
        JsonNode answer = transitions("2026-02-20T08:00", "2026-02-26T00:00", "&limit=4");

        assertThat(told(answer)).containsExactly(
                "02-24T00:00 OVERDUE D1 STP", "02-25T00:00 OVERDUE D2 STP", "02-25T10:00 OUTAGE_STARTED O1 92",
                "02-26T00:00 OVERDUE D4 31117");
        assertThat(answer.path("total").asInt()).isEqualTo(13);
    }

    @Test
    void aDossierThatChangesChangesItsPast() {
        dashboards.give(dossier(
                "D2", "STP", Channel.DESK, "1.2", at("2026-02-22T09:00"), at("2026-02-25T00:00"), at("2026-02-24T10:00")));

        assertThat(told(transitions("2026-02-22T00:00", "2026-02-25T00:00", "&limit=100")))
                .contains("02-22T09:00 ACCEPTED D2 STP", "02-24T10:00 ENDED D2 STP")
                .doesNotContain("02-23T09:00 ACCEPTED D2 STP", "02-25T00:00 OVERDUE D2 STP");
    }

    private JsonNode alerts(String asOf, String more) {
        return dashboards.json("/api/v1/alerts?as-of=" + local(asOf) + more);
    }

    private List<String> standing(String asOf) {
        List<String> lines = new ArrayList<>();
        alerts(asOf, "").path("alerts").forEach(each -> lines.add(
                each.path("subject").asText() + " " + each.path("state").asText() + " " + each.path("severity").asText()));
        return lines;
    }

    @Test
    void alertsAreThoseThatStoodAsTheyStood() {
        assertThat(standing("2026-02-23T23:59")).isEmpty();
        assertThat(standing("2026-02-24T00:00")).containsExactly("D1 RAISED WARNING");
        assertThat(standing("2026-02-24T08:59")).containsExactly("D1 RAISED WARNING");
        assertThat(standing("2026-02-24T09:00")).isEmpty();
        assertThat(standing("2026-02-25T08:29")).containsExactly("D2 RAISED WARNING");
        assertThat(standing("2026-02-25T08:30")).containsExactly("D2 ACKNOWLEDGED WARNING");
        assertThat(standing("2026-02-26T00:00")).containsExactly("D2 ACKNOWLEDGED HIGH");

        JsonNode any = alerts("2026-02-25T09:00", "&state=any&sort=from");
        assertThat(any.path("asOf").asText()).isEqualTo("2026-02-25T09:00:00+07:00");
        assertThat(any.path("alerts").findValuesAsText("state")).containsExactly("CLEARED", "ACKNOWLEDGED");
        assertThat(any.path("counts").path("byState").path("ACKNOWLEDGED").asInt()).isEqualTo(1);
        assertThat(alerts("2026-02-24T03:00", "&historic=no").path("alerts")).isEmpty();
        assertThat(dashboards.json("/api/v1/alerts").path("asOf").isNull()).isTrue();
    }

    private List<String> dossiers(String question) {
        List<String> lines = new ArrayList<>();
        dashboards.json("/api/v1/dossiers?" + question).path("dossiers").forEach(each ->
                lines.add(each.path("id").asText() + " " + each.path("unit").asText()));
        return lines;
    }

    @Test
    void openAndOverdueDossiersAreThoseOfTheMomentAndAsManyAsTheFigureSays() {
        assertThat(dossiers("state=open&as-of=" + local("2026-02-24T00:00"))).containsExactly("D1 STP", "D2 STP", "D4 STP");
        assertThat(dossiers("state=open&unit=STP&as-of=" + local("2026-02-25T07:59"))).containsExactly("D2 STP", "D4 STP");
        assertThat(dossiers("state=open&unit=STP&as-of=" + local("2026-02-25T08:00"))).containsExactly("D2 STP");
        assertThat(dossiers("state=open&unit=31117&as-of=" + local("2026-02-25T08:00"))).containsExactly("D3 31117", "D4 31117");
        assertThat(dossiers("state=overdue&as-of=" + local("2026-02-24T08:00"))).containsExactly("D1 STP");
        assertThat(dossiers("state=overdue&as-of=" + local("2026-02-25T12:00"))).containsExactly("D2 STP");
        assertThat(dossiers("state=overdue")).containsExactly("D2 STP", "D4 31117");
    }

    @Test
    void theBoardOfAMomentIsWhatEachQuestionByItselfAnswers() {
        String moment = local("2026-02-25T09:00");
        JsonNode board = dashboards.json("/api/v1/board?horizon=7d&kpi=dossiers.overdue&level=department&as-of=" + moment
                + "&since=" + local("2026-02-24T23:59"));

        assertThat(board.path("asOf").asText()).isEqualTo("2026-02-25T09:00:00+07:00");
        assertThat(board.path("from").asText()).isEqualTo("2026-02-19");
        assertThat(board.path("to").asText()).isEqualTo("2026-02-25");
        assertThat(board.path("workingTime").asBoolean()).isTrue();
        assertThat(board.path("kpis")).isEqualTo(withoutComparisons("/api/v1/kpis?horizon=7d&as-of=" + moment));
        assertThat(board.path("kpis").get(0).path("value").asInt()).isEqualTo(4);
        assertThat(board.path("kpis").get(1).path("value").asInt()).isEqualTo(1);
        JsonNode first = board.path("league").path("rows").get(0);
        assertThat(first.path("unit").asText()).isEqualTo("STP");
        assertThat(first.path("kpi").path("value").asInt()).isEqualTo(1);
        assertThat(board.path("alerts").path("counts").path("total").asInt()).isEqualTo(1);
        assertThat(board.path("alerts").path("alerts").get(0).path("state").asText()).isEqualTo("ACKNOWLEDGED");
        assertThat(told(board.path("transitions")))
                .containsExactly("02-25T00:00 ALERT_RAISED D2 STP", "02-25T00:00 OVERDUE D2 STP");
    }

    private JsonNode withoutComparisons(String path) {
        JsonNode kpis = dashboards.json(path);
        kpis.forEach(each -> ((com.fasterxml.jackson.databind.node.ObjectNode) each).remove("comparisons"));
        return kpis;
    }

    @Test
    void anOldMomentIsRoundedToTheHourAndTheAnswerSaysSo() {
        String old = local("2026-02-10T10:42");

        assertThat(dashboards.json("/api/v1/board?as-of=" + old).path("asOf").asText()).isEqualTo("2026-02-10T10:00:00+07:00");
        assertThat(alerts("2026-02-10T10:42", "").path("asOf").asText()).isEqualTo("2026-02-10T10:00:00+07:00");
        assertThat(dashboards.json("/api/v1/board").path("transitions").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "/api/v1/transitions?to=2026-02-25T00:00:00Z | parameter 'from' is needed",
        "/api/v1/transitions?from=2026-02-25&to=2026-02-26T00:00:00Z | 'from' must be an instant",
        "/api/v1/transitions?from=2026-02-25T00:00:00Z&to=2026-02-25T00:00:00Z | at most 31 days",
        "/api/v1/transitions?from=2026-01-01T00:00:00Z&to=2026-02-25T00:00:00Z | at most 31 days",
        "/api/v1/board?horizon=5m | not be one of minutes",
        "/api/v1/board?kpi=no.such | unknown KPI",
        "/api/v1/dossiers?as-of=2026-02-25T00:00:00Z | state=open and state=overdue",
    })
    void aWrongQuestionIsRefusedWithTheReason(String path, String reason) {
        HttpResponse<String> response = dashboards.get(path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(RunningDashboards.parse(response.body()).path("detail").asText()).contains(reason);
    }

    @Test
    void whileStoredDataAreReadNothingIsTold() {
        dashboards.setFeed(new FeedStatus(false, null, null, 0, 5, null));

        assertThat(dashboards.get("/api/v1/board").statusCode()).isEqualTo(503);
        assertThat(dashboards.get("/api/v1/transitions?from=2026-02-24T00:00:00Z&to=2026-02-25T00:00:00Z").statusCode())
                .isEqualTo(503);
    }
}
