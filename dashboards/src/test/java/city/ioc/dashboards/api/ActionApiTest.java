package city.ioc.dashboards.api;

import city.ioc.dashboards.RunningDashboards;
import city.ioc.events.Event;
import city.ioc.events.OperatorAction;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static city.ioc.dashboards.TestAlerts.ofCase;
import static org.assertj.core.api.Assertions.assertThat;

class ActionApiTest {
    private static final String PATH = "/api/v1/alerts/D-1!overdue/actions";
    private static final String SEEN = "'episode': 1, 'count': 1, 'by': 'Lan'";

    private final RunningDashboards dashboards = new RunningDashboards();

    @BeforeEach
    void giveAlerts() {
        dashboards.give(
                ofCase("D-1", "overdue", "STP"),
                ofCase("D-2", "overdue", "STP").acknowledged("Minh", "2026-02-26T10:05"),
                ofCase("D-3", "overdue", "STP").cleared("2026-02-26T10:10"));
    }

    @AfterEach
    void close() {
        dashboards.close();
    }

    /** @param fields in single quotes */
    private static String body(String fields) {
        return "{%s}".formatted(fields).replace('\'', '"');
    }

    private HttpResponse<String> act(String fields) {
        return dashboards.postJson(PATH, body(fields + ", " + SEEN));
    }

    private static String detail(HttpResponse<String> response) {
        return RunningDashboards.parse(response.body()).path("detail").asText();
    }

    @Test
    void anAcknowledgementBecomesAnEventOfTheCase() {
        HttpResponse<String> response = act("'action': 'acknowledge', 'text': '  seen  '");

        assertThat(response.statusCode()).isEqualTo(202);
        Event event = dashboards.actions().getFirst();
        assertThat(event.source()).isEqualTo("/operations-centre");
        assertThat(event.subject()).isEqualTo("D-1");
        assertThat(event.time()).isEqualTo(OffsetDateTime.parse("2026-02-26T10:41:30+07:00"));
        assertThat(event.data()).isEqualTo(new OperatorAction.AlertAcknowledged("overdue", 1, "Lan", "seen"));
        JsonNode answer = RunningDashboards.parse(response.body());
        assertThat(answer.path("event").asText()).isEqualTo(event.id());
        assertThat(answer.path("byVerified").asBoolean(true)).isFalse();
    }

    @Test
    void alertsAreAssignedSnoozedAndCommentedLikewise() {
        act("'action': 'assign', 'to': 'Minh'");
        act("'action': 'snooze', 'until': '2026-02-27T08:00:00+07:00', 'text': 'waits for a map'");
        act("'action': 'comment', 'text': 'called the desk'");

        assertThat(dashboards.actions()).extracting(Event::data).containsExactly(
                new OperatorAction.AlertAssigned("overdue", 1, "Lan", "Minh", null),
                new OperatorAction.AlertSnoozed(
                        "overdue", 1, "Lan", OffsetDateTime.parse("2026-02-27T08:00:00+07:00"), "waits for a map"),
                new OperatorAction.AlertCommented("overdue", 1, "Lan", "called the desk"));
        assertThat(dashboards.actions()).extracting(Event::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "'action': 'explode' | 'action' must be one of",
        "'text': 'x' | 'action' must be one of",
        "'action': 'assign' | to: missing",
        "'action': 'snooze', 'until': '2026-02-27T08:00:00+07:00' | 'text' says why",
        "'action': 'snooze', 'text': 'waits' | until: missing",
        "'action': 'snooze', 'text': 'waits', 'until': 'tomorrow' | 'until' must be an instant",
        "'action': 'snooze', 'text': 'waits', 'until': '2026-02-26T10:00:00+07:00' | must lie in the future",
        "'action': 'comment' | text: missing",
        "'action': 'acknowledge', 'to': 'Minh' | 'to' belongs to the action 'assign' only",
        "'action': 'acknowledge', 'colour': 'red' | at 'colour'",
        "'action': 7 | at 'action'",
        "'action': 'acknowledge', 'id': 'D-2!overdue' | names another alert",
    })
    void aWrongActionIsRefusedWithTheReason(String fields, String reason) {
        HttpResponse<String> response = act(fields);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(detail(response)).contains(reason);
        assertThat(dashboards.actions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{}", "{\"action\": \"comment\", \"episode\": 1.5}"})
    void aBodyThatIsNoActionIsRefused(String body) {
        assertThat(dashboards.postJson(PATH, body).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"call 0912 345 678", "write to an@example.vn", "citizen 092123456789"})
    void whatLooksLikePersonalDataIsRefused(String text) {
        HttpResponse<String> response = act("'action': 'comment', 'text': '%s'".formatted(text));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(detail(response)).contains("text: looks like personal data").doesNotContain(text);
        assertThat(dashboards.actions()).isEmpty();
    }

    @Test
    void anAlertThatHasMovedOnIsShownInPlaceOfActing() {
        String seen = body("'action': 'acknowledge', " + SEEN);
        HttpResponse<String> changed = dashboards.postJson("/api/v1/alerts/D-2!overdue/actions", seen);
        HttpResponse<String> cleared = dashboards.postJson("/api/v1/alerts/D-3!overdue/actions", seen.replace("1,", "2,"));

        assertThat(changed.statusCode()).isEqualTo(409);
        assertThat(changed.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(RunningDashboards.parse(changed.body()).path("alert").path("count").asInt()).isEqualTo(2);
        assertThat(cleared.statusCode()).isEqualTo(409);
        assertThat(detail(cleared)).isEqualTo("the alert is cleared");
        assertThat(dashboards.postJson("/api/v1/alerts/D-9!overdue/actions", seen).statusCode()).isEqualTo(404);
        assertThat(dashboards.actions()).isEmpty();
    }

    @Test
    void whatKafkaDoesNotStoreIsNotSaidToBeDone() {
        dashboards.setSink(event -> CompletableFuture.failedFuture(new IllegalStateException("no broker")));

        assertThat(act("'action': 'acknowledge'").statusCode()).isEqualTo(503);
    }

    @Test
    void manyAreDoneAtOnceEachWithItsOwnResult() {
        String actions = "[%s,%s,%s,%s]".formatted(
                body("'id': 'D-1!overdue', 'action': 'acknowledge', " + SEEN),
                body("'id': 'D-2!overdue', 'action': 'acknowledge', " + SEEN),
                body("'id': 'D-9!overdue', 'action': 'acknowledge', " + SEEN),
                body("'id': 'D-1!overdue', 'action': 'assign', " + SEEN));
        HttpResponse<String> response = dashboards.postJson("/api/v1/alerts/actions", actions);

        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode results = RunningDashboards.parse(response.body()).path("results");
        assertThat(results.findValuesAsText("status")).containsExactly("202", "409", "404", "400");
        assertThat(results.get(1).path("alert").path("state").asText()).isEqualTo("ACKNOWLEDGED");
        assertThat(results.get(3).path("detail").asText()).isEqualTo("to: missing");
        assertThat(dashboards.actions()).hasSize(1);
        assertThat(dashboards.postJson("/api/v1/alerts/actions", "[]").statusCode()).isEqualTo(400);
        assertThat(dashboards.postJson("/api/v1/alerts/actions", "[null]").statusCode()).isEqualTo(400);
    }

    @Test
    void whenKafkaTakesNoneTheRestOfManyIsNotTried() {
        AtomicInteger tried = new AtomicInteger();
        dashboards.setSink(event -> {
            tried.incrementAndGet();
            return CompletableFuture.failedFuture(new IllegalStateException("no broker"));
        });
        String one = body("'id': 'D-1!overdue', 'action': 'acknowledge', " + SEEN);
        HttpResponse<String> response =
                dashboards.postJson("/api/v1/alerts/actions", "[%s,%s,%s]".formatted(one, one, one));

        assertThat(RunningDashboards.parse(response.body()).findValuesAsText("status"))
                .containsExactly("503", "503", "503");
        assertThat(tried).hasValue(1);
    }

    @Test
    void aPageOfAnotherSiteCannotAct() {
        String action = body("'action': 'acknowledge', " + SEEN);

        assertThat(dashboards.post(PATH, action, "Content-Type", "text/plain").statusCode()).isEqualTo(415);
        assertThat(dashboards.post(PATH, action, "Content-Type", "application/x-www-form-urlencoded").statusCode())
                .isEqualTo(415);
        assertThat(dashboards
                        .post(PATH, action, "Content-Type", "application/json", "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(dashboards
                        .post(PATH, action, "Content-Type", "application/json", "Sec-Fetch-Site", "same-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(dashboards.actions()).isEmpty();
        assertThat(dashboards
                        .post(PATH, action, "Content-Type", "application/json; charset=utf-8", "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(202);
        assertThat(dashboards.get(PATH).statusCode()).isEqualTo(405);
    }
}
