package city.ioc.producers.gateway;

import city.ioc.events.AsyncApi;
import city.ioc.events.Event;
import city.ioc.events.EventSchemas;
import city.ioc.events.EventType;
import city.ioc.producers.RecordingSink;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static city.ioc.producers.gateway.Gateway.BATCH;
import static city.ioc.producers.gateway.Gateway.ONE;
import static city.ioc.producers.gateway.Gateway.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

class GatewayTest {
    private static final RecordingSink SINK = new RecordingSink();
    private static Gateway gateway;

    @BeforeAll
    static void start() {
        gateway = new Gateway(GatewaySettings.on("127.0.0.1", 0), SINK);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void clear() {
        SINK.clear();
    }

    @Test
    void answersOnlyWhenTheEventIsStored() {
        SINK.hold();
        CompletableFuture<HttpResponse<String>> answer =
                CompletableFuture.supplyAsync(() -> gateway.post(ONE, event("a")));
        await().until(() -> SINK.ids().contains("a"));
        assertThat(answer).isNotDone();

        SINK.confirm();

        HttpResponse<String> response = answer.join();
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).isEqualTo("{\"accepted\":1,\"refused\":[]}");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @Test
    void storesTheGoodOnesOfABatchAndNamesTheOthers() {
        HttpResponse<String> response = gateway.post(
                BATCH,
                "[" + String.join(",", event("a"), event("b", "\"unit\":916"), "7", event("c"), event("d", "\"unit\":\"1\",\"procedure\":\"x\""))
                        + "]");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body())
                .isEqualTo("{\"accepted\":2,\"refused\":["
                        + "{\"index\":1,\"id\":\"b\",\"reason\":\"data.unit: must be a text, was \\\"916\\\"\"},"
                        + "{\"index\":2,\"id\":null,\"reason\":\"must be a JSON object\"},"
                        + "{\"index\":4,\"id\":\"d\",\"reason\":\"data.unit: unknown unit, was \\\"1\\\"\"}]}");
        assertThat(SINK.ids()).containsExactly("a", "c");
    }

    @Test
    void takesAnEmptyBatchAndTheSameEventTwice() {
        assertThat(gateway.post(BATCH, "[]").statusCode()).isEqualTo(202);
        assertThat(gateway.post(BATCH, "[" + event("a") + "," + event("a") + "]").body())
                .isEqualTo("{\"accepted\":2,\"refused\":[]}");
    }

    @Test
    void storesNothingOfABatchThatIsNotJson() {
        for (String body : new String[] {"", "[", "[" + event("a"), "[" + event("a") + "]]", event("a"), "[{]", "[,]"}) {
            HttpResponse<String> response = gateway.post(BATCH, body);

            assertThat(response.statusCode()).as(body).isEqualTo(400);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(response.body()).startsWith("{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,\"detail\":\"");
        }
        assertThat(SINK.events()).isEmpty();
    }

    @Test
    void refusesDeepEventsByThemselvesAndVeryDeepBodiesAsAWhole() {
        String deep = "{\"data\":" + "[".repeat(20) + "]".repeat(20) + "}";
        HttpResponse<String> refused = gateway.post(BATCH, "[" + event("a") + "," + deep + "]");
        HttpResponse<String> bad = gateway.post(BATCH, "[" + event("b") + "," + "[".repeat(200_000) + "]");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("{\"accepted\":1,", "nesting at most 16");
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(bad.body()).contains("nests deeper than 100 levels");
        assertThat(SINK.ids()).containsExactly("a");
    }

    @Test
    void refusesAnEventThatIsTooLarge() {
        String large = event("b").replace("{\"specversion\"", " ".repeat(10) + "{" + " ".repeat(70_000) + "\"specversion\"");

        HttpResponse<String> response = gateway.post(BATCH, "[" + event("a") + "," + large + "]");

        assertThat(response.body())
                .contains("{\"accepted\":1,\"refused\":[{\"index\":1,\"id\":\"b\",\"reason\":\"an event may have at most 65536 bytes");
    }

    @Test
    void takesOneEventInBinaryMode() {
        HttpResponse<String> response = gateway.send(gateway.to("/v1/events")
                .header("Content-Type", "application/json; charset=UTF-8")
                .header("ce-specversion", "1.0")
                .header("ce-id", "100%25-%22quoted%22")
                .header("CE-Source", "/units/916/desks/03")
                .header("ce-type", "dossier.step-completed.v1")
                .header("ce-subject", "\"H%E1%BB%93-1\"")
                .header("ce-time", "2024-02-26T08:15:00+07:00")
                .POST(BodyPublishers.ofString("{\"step\":\"check\"}")));

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(SINK.events())
                .extracting(Event::id, Event::subject)
                .containsExactly(tuple("100%-\"quoted\"", "HỒ-1"));
    }

    @Test
    void refusesBinaryModeThatBreaksTheContract() {
        HttpResponse<String> noData = gateway.send(gateway.to("/v1/events")
                .header("Content-Type", "application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", "x")
                .header("ce-source", "/s")
                .header("ce-type", "dossier.withdrawn.v1")
                .header("ce-subject", "H1")
                .header("ce-time", "2024-02-26T08:15:00+07:00")
                .POST(BodyPublishers.noBody()));
        HttpResponse<String> badHeader = gateway.send(gateway.to("/v1/events")
                .header("Content-Type", "application/json")
                .header("ce-id", "%C3")
                .POST(BodyPublishers.ofString("{}")));
        HttpResponse<String> twoValues = gateway.send(gateway.to("/v1/events")
                .header("Content-Type", "application/json")
                .header("ce-id", "x")
                .POST(BodyPublishers.ofString("{},\"id\":\"y\"")));

        assertThat(noData.statusCode()).isEqualTo(422);
        assertThat(noData.body()).contains("\"reason\":\"data: missing\"");
        assertThat(badHeader.statusCode()).isEqualTo(400);
        assertThat(badHeader.body()).contains("ce-id: is not UTF-8 when decoded");
        assertThat(twoValues.statusCode()).isEqualTo(400);
        assertThat(SINK.events()).isEmpty();
    }

    @Test
    void namesTheMediaTypesThatItTakes() {
        for (String type : new String[] {"application/json", "text/plain", "application/cloudevents+json; charset=latin1", "x"}) {
            HttpResponse<String> response = gateway.post(type, event("a"));

            assertThat(response.statusCode()).as(type).isEqualTo(415);
            assertThat(response.headers().firstValue("Accept"))
                    .hasValue("application/cloudevents+json, application/cloudevents-batch+json, application/json");
        }
        HttpResponse<String> zipped = gateway.send(gateway.to("/v1/events")
                .header("Content-Type", ONE)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString(event("a"))));
        assertThat(zipped.statusCode()).isEqualTo(415);
        assertThat(zipped.headers().firstValue("Accept-Encoding")).hasValue("identity");
        assertThat(SINK.events()).isEmpty();
    }

    @Test
    void takesAsManyEventsInABatchAsItSaysAndNoMore() {
        String full = IntStream.range(0, 10_000).mapToObj(i -> event("e" + i)).collect(Collectors.joining(",", "[", "]"));

        assertThat(gateway.post(BATCH, full).body()).isEqualTo("{\"accepted\":10000,\"refused\":[]}");
        assertThat(gateway.post(BATCH, full.replace("]", ",1]")).statusCode()).isEqualTo(413);
        assertThat(SINK.events()).hasSize(10_000);
    }

    @Test
    void countsWhatItTookByTypeAndWhatItRefusedByAttribute() {
        gateway.post(BATCH, "[" + event("a") + "," + event("b", "\"unit\":\"916\",\"procedure\":\"1\",\"dueAt\":\"soon\"") + ",{\"x\":1}]");

        assertThat(gateway.count("ioc.gateway.events", "outcome", "accepted", "type", "dossier.accepted.v1")).isPositive();
        assertThat(gateway.count("ioc.gateway.events", "outcome", "refused", "type", "dossier.accepted.v1")).isPositive();
        assertThat(gateway.count("ioc.gateway.refused", "attribute", "data.dueAt")).isPositive();
        assertThat(gateway.count("ioc.gateway.refused", "attribute", "other")).isPositive();
        assertThat(gateway.get("/metrics").body())
                .contains("ioc_gateway_requests_seconds_count{status=\"422\"}")
                .contains("ioc_gateway_requests_seconds_bucket{status=\"422\",le=\"10.0\"}")
                .contains("ioc_gateway_ready 1.0");
    }

    @Test
    void saysHowItIsAndWhereToGo() {
        assertThat(gateway.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(gateway.get("/health/ready").statusCode()).isEqualTo(200);
        gateway.ready = false;
        assertThat(gateway.get("/health/ready").statusCode()).isEqualTo(503);
        gateway.ready = true;
        assertThat(gateway.get("/").body()).contains("POST /v1/events");
        assertThat(gateway.get("/nothing").statusCode()).isEqualTo(404);
        HttpResponse<String> wrongMethod = gateway.get("/v1/events");
        assertThat(wrongMethod.statusCode()).isEqualTo(405);
        assertThat(wrongMethod.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void publishesTheContractByThePathsThatItsDocumentNames() throws Exception {
        HttpResponse<String> document = gateway.get("/asyncapi.json");
        assertThat(document.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(document.body()).isEqualTo(AsyncApi.document());

        List<String> schemas = new JsonMapper().readTree(document.body()).findValuesAsText("$ref").stream()
                .filter(reference -> !reference.startsWith("#"))
                .toList();
        assertThat(schemas).hasSameSizeAs(EventType.values());
        for (String schema : schemas) {
            assertThat(gateway.get("/" + schema).statusCode()).as(schema).isEqualTo(200);
        }
        assertThat(gateway.get("/schemas/dossier.accepted.v1.schema.json").body())
                .isEqualTo(EventSchemas.of(EventType.DOSSIER_ACCEPTED));
        assertThat(gateway.get("/schemas/dossier.eaten.v1.schema.json").statusCode()).isEqualTo(404);
    }
}
