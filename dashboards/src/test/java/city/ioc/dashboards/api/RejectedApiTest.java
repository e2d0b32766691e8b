package city.ioc.dashboards.api;

import city.ioc.audit.AuditAction;
import city.ioc.audit.AuditEntry;
import city.ioc.dashboards.RunningDashboards;
import city.ioc.events.Event;
import city.ioc.events.InvalidEventException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Records that could not be used, over HTTP. */
class RejectedApiTest {
    private static final String TOPIC = "ioc.dossier-events.v1";
    private static final String FIRST = TOPIC + "-0-7";
    private static final String PATH = "/api/v1/rejected/" + FIRST + "/actions";
    private static final String CORRECTED = """
            {"specversion":"1.0","id":"1","source":"/units/STP/desks/1","type":"payment.requested.v1","subject":"d-1",
             "time":"2026-02-26T08:15:00+07:00","data":{"feeId":"1","amount":10000.0125,"currency":"VND"}}""";

    private final RunningDashboards dashboards = new RunningDashboards();

    @BeforeEach
    void reject() {
        dashboards.journal().reject(TOPIC, 0, 7, "2026-02-24T03:00:00Z", "type: unknown event type \"a.v1\"",
                "{\"type\":\"a.v1\",\"source\":\"/units/STP/desks/1\",\"data\":{\"unit\":\"STP\"}}");
        dashboards.journal().reject(TOPIC, 1, 7, "2026-02-25T03:00:00Z", "type: unknown event type \"b.v1\"", "{\"type\":\"b.v1\"}");
        dashboards.journal().reject("ioc.payment-events.v1", 0, 3, "2026-02-25T16:59:59Z", "not JSON", "{");
        dashboards.journal().reject("ioc.payment-events.v1", 0, 4, "2026-02-25T17:00:00Z", "not JSON", "{{");
    }

    @AfterEach
    void close() {
        dashboards.close();
    }

    private JsonNode list(String query) {
        return dashboards.json("/api/v1/rejected?" + query);
    }

    @Test
    void theLatestComesFirstWithCountsOfEachReasonAndState() {
        JsonNode list = list("");

        assertThat(list.path("total").asInt()).isEqualTo(4);
        assertThat(list.path("rejected").findValuesAsText("id")).containsExactly(
                "ioc.payment-events.v1-0-4", "ioc.payment-events.v1-0-3", TOPIC + "-1-7", FIRST);
        assertThat(list.at("/counts/byReason").findValuesAsText("reason"))
                .containsExactly("not JSON", "type: unknown event type …");
        assertThat(list.at("/counts/byReason").findValuesAsText("count")).containsExactly("2", "2");
        assertThat(list.at("/counts/byState").toString()).isEqualTo("{\"DISCARDED\":0,\"OPEN\":4,\"REDRIVEN\":0}");
        assertThat(list.at("/rejected/3/unit").asText()).isEqualTo("STP");
        assertThat(list.at("/rejected/3/arrived").asText()).isEqualTo("2026-02-24T10:00:00+07:00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "reason=not%20JSON | 2",
        "topic=ioc.payment-events.v1 | 2",
        "unit=STP | 1",
        "state=open | 4",
        "state=discarded | 0",
        "from=2026-02-26 | 1",
        "to=2026-02-25 | 3",
        "from=2026-02-25&to=2026-02-25&topic=ioc.dossier-events.v1 | 1",
    })
    void filtersHoldTogether(String query, int total) {
        assertThat(list(query).path("total").asInt()).isEqualTo(total);
        assertThat(list(query).path("rejected")).hasSize(total);
    }

    @Test
    void pagesFollowEachOtherAndLeaveNothingOut() {
        JsonNode first = list("limit=3");
        JsonNode second = list("limit=3&cursor=" + first.path("next").asText());

        assertThat(first.path("rejected")).hasSize(3);
        assertThat(second.path("rejected").findValuesAsText("id")).containsExactly(FIRST);
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    void oneHasWhatItHeld() {
        JsonNode one = dashboards.json("/api/v1/rejected/" + FIRST);

        assertThat(one.path("payload").asText()).contains("\"type\":\"a.v1\"");
        assertThat(one.path("state").asText()).isEqualTo("OPEN");
        assertThat(dashboards.get("/api/v1/rejected/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void aCorrectedEventIsStoredAndKeptAsADecision() {
        HttpResponse<String> answer = dashboards.post(
                PATH, "{\"action\":\"REDRIVE\",\"event\":" + CORRECTED + "}", "Content-Type", "application/json", "X-IOC-User", "ky%20su%207");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(dashboards.actions()).extracting(Event::subject).containsExactly("D-1");
        assertThat(dashboards.actions().getFirst().data().toString()).contains("10000.0125");
        AuditEntry entry = dashboards.journal().trail().getFirst();
        assertThat(entry.action()).isEqualTo(AuditAction.REDRIVEN);
        assertThat(entry.by()).isEqualTo("ky su 7");
        assertThat(entry.subject()).isEqualTo(FIRST);
        assertThat(entry.detail()).containsEntry("case", "D-1").containsEntry("id", "1");
        JsonNode body = RunningDashboards.parse(answer.body());
        assertThat(body.path("state").asText()).isEqualTo("REDRIVEN");
        assertThat(body.at("/decision/verified").asBoolean(true)).isFalse();
        assertThat(list("state=redriven").path("total").asInt()).isEqualTo(1);
    }

    @Test
    void whatIsStillWrongIsRefusedAsAtTheGateway() {
        dashboards.setDoor(event -> {
            throw new InvalidEventException("data.unit: unknown unit");
        });
        HttpResponse<String> door = act("{\"action\":\"REDRIVE\",\"event\":" + CORRECTED + "}");
        HttpResponse<String> contract = act("{\"action\":\"REDRIVE\",\"event\":{\"specversion\":\"1.0\"}}");

        assertThat(door.statusCode()).isEqualTo(422);
        assertThat(detail(door)).isEqualTo("data.unit: unknown unit");
        assertThat(contract.statusCode()).isEqualTo(422);
        assertThat(detail(contract)).isEqualTo("type: missing");
        assertThat(dashboards.actions()).isEmpty();
        assertThat(list("state=open").path("total").asInt()).isEqualTo(4);
    }

    @Test
    void nobodyDecidesTwice() {
        assertThat(act("{\"action\":\"DISCARD\",\"reason\":\"a test of the desk\",\"by\":\"Lan\"}").statusCode()).isEqualTo(202);
        HttpResponse<String> second = act("{\"action\":\"REDRIVE\",\"event\":" + CORRECTED + "}");

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(RunningDashboards.parse(second.body()).at("/rejected/decision/by").asText()).isEqualTo("Lan");
        assertThat(dashboards.actions()).isEmpty();
        assertThat(dashboards.journal().trail()).hasSize(1);
    }

    @Test
    void ofTwoWhoDecideAtOnceOneDoes() throws Exception {
        CompletableFuture<Void> kafka = new CompletableFuture<>();
        CountDownLatch asked = new CountDownLatch(1);
        dashboards.setSink(event -> {
            asked.countDown();
            return kafka;
        });
        CompletableFuture<HttpResponse<String>> first =
                CompletableFuture.supplyAsync(() -> act("{\"action\":\"REDRIVE\",\"event\":" + CORRECTED + "}"));
        asked.await();

        assertThat(act("{\"action\":\"DISCARD\",\"reason\":\"too late\"}").statusCode()).isEqualTo(409);
        kafka.complete(null);
        assertThat(first.get().statusCode()).isEqualTo(202);
    }

    @Test
    void whatKafkaDoesNotConfirmStaysOpen() {
        dashboards.journal().setAnswer(CompletableFuture.failedFuture(new IllegalStateException("no broker")));
        assertThat(act("{\"action\":\"DISCARD\",\"reason\":\"a test\"}").statusCode()).isEqualTo(503);

        dashboards.journal().setAnswer(CompletableFuture.completedFuture(null));
        assertThat(act("{\"action\":\"DISCARD\",\"reason\":\"a test\"}").statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}",
        "{\"action\":\"EXPLODE\"}",
        "{\"action\":\"DISCARD\"}",
        "{\"action\":\"DISCARD\",\"reason\":\" \"}",
        "{\"action\":\"DISCARD\",\"reason\":\"call 0912 345 678\"}",
        "{\"action\":\"DISCARD\",\"reason\":\"a test\",\"event\":{}}",
        "{\"action\":\"REDRIVE\"}",
        "{\"action\":\"REDRIVE\",\"event\":[]}",
        "{\"action\":\"REDRIVE\",\"event\":{},\"reason\":\"a test\"}",
    })
    void aWrongRequestIsRefused(String body) {
        assertThat(act(body).statusCode()).isEqualTo(400);
        assertThat(dashboards.journal().trail()).isEmpty();
    }

    @Test
    void allOfAReasonAreGivenUpAtOnce() {
        HttpResponse<String> answer = dashboards.postJson(
                "/api/v1/rejected/actions",
                "{\"action\":\"DISCARD\",\"reasonKind\":\"type: unknown event type …\",\"reason\":\"old software\",\"by\":\"Lan\"}");

        assertThat(answer.body()).isEqualTo("{\"discarded\":2,\"notStored\":0,\"left\":0}");
        assertThat(list("state=discarded").path("rejected").findValuesAsText("reasonKind"))
                .containsExactly("type: unknown event type …", "type: unknown event type …");
        assertThat(list("state=open").path("total").asInt()).isEqualTo(2);
        assertThat(dashboards.postJson("/api/v1/rejected/actions", "{\"action\":\"DISCARD\"}").statusCode()).isEqualTo(400);
    }

    @Test
    void theFirstDecisionOfTheTrailCounts() {
        dashboards.journal().give(entry(AuditAction.DISCARDED, "Lan"));
        dashboards.journal().give(entry(AuditAction.REDRIVEN, "Minh"));
        dashboards.journal().give(entry(AuditAction.LOOKED_AT, "Minh"));

        assertThat(dashboards.json("/api/v1/rejected/" + FIRST).path("state").asText()).isEqualTo("DISCARDED");
    }

    private static AuditEntry entry(AuditAction action, String by) {
        return AuditEntry.of(Instant.parse("2026-02-26T01:00:00Z"), by, action, FIRST, Map.of());
    }

    @Test
    void nothingIsSaidBeforeAllIsRead() {
        dashboards.journal().setRead(false);

        assertThat(dashboards.get("/api/v1/rejected").statusCode()).isEqualTo(503);
        assertThat(dashboards.get("/api/v1/audit").statusCode()).isEqualTo(503);
        assertThat(act("{\"action\":\"DISCARD\",\"reason\":\"a test\"}").statusCode()).isEqualTo(503);
    }

    private HttpResponse<String> act(String body) {
        return dashboards.postJson(PATH, body);
    }

    private static String detail(HttpResponse<String> answer) {
        return RunningDashboards.parse(answer.body()).path("detail").asText();
    }
}
