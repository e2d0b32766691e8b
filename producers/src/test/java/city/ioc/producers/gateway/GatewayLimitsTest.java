package city.ioc.producers.gateway;

import city.ioc.producers.EventPublisher;
import city.ioc.producers.RecordingSink;
import city.ioc.producers.TestPublishers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

import static city.ioc.producers.gateway.Gateway.BATCH;
import static city.ioc.producers.gateway.Gateway.ONE;
import static city.ioc.producers.gateway.Gateway.event;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

class GatewayLimitsTest {
    private static final String HEAD = "POST /v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + ONE + "\r\n";

    private final RecordingSink sink = new RecordingSink();

    @Test
    void cutsOffABodyThatIsTooLongWhetherOrNotItSaysSo() {
        try (Gateway gateway = new Gateway(Gateway.SMALL, sink)) {
            byte[] body = ("[" + " ".repeat(1 << 20) + "]").getBytes(UTF_8);
            HttpResponse<String> announced = gateway.post(BATCH, body);
            HttpResponse<String> chunked = gateway.send(gateway.to("/v1/events")
                    .header("Content-Type", BATCH)
                    .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));

            assertThat(List.of(announced.statusCode(), chunked.statusCode())).containsOnly(413);
            assertThat(chunked.body()).contains("\"title\":\"Content Too Large\"", "1048576 bytes");
        }
    }

    @Test
    void answersAnAnnouncementOfFarTooMuchWithoutReadingIt() throws IOException {
        try (Gateway gateway = new Gateway(Gateway.SMALL, sink)) {
            assertThat(gateway.sendRaw(HEAD + "Content-Length: 99999999999\r\n\r\n")).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void aBodyThatBreaksOffOrIsBadlyFramedIsTheFaultOfItsSender() throws IOException {
        try (Gateway gateway = new Gateway(Gateway.SMALL, sink)) {
            String chunked = HEAD + "Transfer-Encoding: chunked\r\n\r\n";

            assertThat(gateway.sendRaw(HEAD + "Content-Length: 1000\r\n\r\n" + event("a"))).startsWith("HTTP/1.1 400 ");
            assertThat(gateway.sendRaw(chunked + "zz\r\n{}\r\n0\r\n\r\n")).startsWith("HTTP/1.1 400 ");
            assertThat(gateway.sendRaw(chunked + "10\r\n{}")).startsWith("HTTP/1.1 400 ");
            assertThat(gateway.sendRaw(HEAD + "Content-Length: -5\r\n\r\n")).startsWith("HTTP/1.1 400 ");
            assertThat(gateway.sendRaw(HEAD + "\r\n")).startsWith("HTTP/1.1 400 ");
            assertThat(sink.events()).isEmpty();
        }
    }

    @Test
    void aSenderThatIsTooSlowIsToldSo() throws IOException {
        GatewaySettings impatient = new GatewaySettings(
                "127.0.0.1", 0, 1 << 20, 10, 2, 2 << 20, Duration.ofNanos(1), Duration.ofSeconds(1));
        try (Gateway gateway = new Gateway(impatient, sink)) {
            assertThat(gateway.post(ONE, event("a")).statusCode()).isEqualTo(408);
            assertThat(sink.events()).isEmpty();
        }
    }

    @Test
    void servesOnlyItsOwnMachineAndOrigin() throws IOException {
        try (Gateway gateway = new Gateway(Gateway.SMALL, sink)) {
            int port = gateway.port;
            Stream.of("localhost", "LOCALHOST:" + port, "127.0.0.1:" + port, "[::1]:" + port).forEach(host ->
                    assertThat(status(gateway, "Host: " + host)).as(host).isEqualTo(200));
            Stream.of("evil.example", "localhost.evil.example:" + port, "127.0.0.2", "10.0.0.1:" + port).forEach(host ->
                    assertThat(status(gateway, "Host: " + host)).as(host).isEqualTo(403));
            String host = "Host: localhost:" + port + "\r\nOrigin: ";
            assertThat(status(gateway, host + "http://localhost:" + port)).isEqualTo(200);
            Stream.of("null", "http://localhost", "http://localhost:1", "http://evil.example:" + port, "%%", "").forEach(origin ->
                    assertThat(status(gateway, host + origin)).as(origin).isEqualTo(403));
            assertThat(status(gateway, "Host: localhost\r\nOrigin: http://localhost:80")).isEqualTo(200);
            String refused = gateway.sendRaw(HEAD.replace("localhost", "evil.example") + "Content-Length: "
                    + event("a").length() + "\r\nConnection: close\r\n\r\n" + event("a"));
            assertThat(refused).startsWith("HTTP/1.1 403 ").contains("application/problem+json");
            assertThat(sink.events()).isEmpty();
        }
    }

    @Test
    void asksSendersToComeBackWhenTooMuchIsBeingHandled() {
        GatewaySettings patient = new GatewaySettings(
                "127.0.0.1", 0, 1 << 20, 10, 2, 1 << 20, Duration.ofSeconds(5), Duration.ofSeconds(20));
        try (Gateway gateway = new Gateway(patient, sink)) {
            sink.hold();
            String padded = event("a") + " ".repeat(700_000);
            CompletableFuture<HttpResponse<String>> first = CompletableFuture.supplyAsync(() -> gateway.post(ONE, padded));
            await().until(() -> sink.events().size() == 1);

            HttpResponse<String> tooManyBytes = gateway.post(ONE, padded);
            CompletableFuture<HttpResponse<String>> second =
                    CompletableFuture.supplyAsync(() -> gateway.post(ONE, event("b")));
            await().until(() -> sink.events().size() == 2);
            HttpResponse<String> tooManyRequests = gateway.post(ONE, event("c"));
            assertThat(gateway.get("/health/live").statusCode()).isEqualTo(200);
            sink.confirm();

            assertThat(List.of(tooManyBytes.statusCode(), tooManyRequests.statusCode())).containsOnly(429);
            assertThat(tooManyRequests.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(List.of(first.join().statusCode(), second.join().statusCode())).containsOnly(202);
            assertThat(sink.ids()).containsExactly("a", "b");
            assertThat(gateway.post(ONE, padded).statusCode()).isEqualTo(202);
        }
    }

    @Test
    void saysWhenKafkaDoesNotConfirm() {
        MockProducer<byte[], byte[]> kafka =
                new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
        try (EventPublisher publisher = TestPublishers.over(kafka, 100);
                Gateway gateway = new Gateway(Gateway.SMALL, publisher)) {
            HttpResponse<String> silent = gateway.post(ONE, event("a"));
            assertThat(silent.statusCode()).isEqualTo(503);
            assertThat(silent.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(silent.body()).contains("send all of them again");

            kafka.sendException = new TimeoutException("no metadata");
            assertThat(gateway.post(BATCH, "[" + event("b") + "," + event("c") + "]").statusCode()).isEqualTo(503);
            assertThat(gateway.count("ioc.gateway.events", "outcome", "unconfirmed", "type", "dossier.accepted.v1"))
                    .isEqualTo(3);
        }
    }

    @Test
    void closingWaitsForTheRequestsBeingHandled() {
        GatewaySettings patient = GatewaySettings.on("127.0.0.1", 0);
        Gateway gateway = new Gateway(patient, sink);
        sink.hold();
        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(() -> gateway.post(ONE, event("a")));
        await().until(() -> sink.events().size() == 1);

        CompletableFuture<Void> closed = CompletableFuture.runAsync(gateway.server::close);
        await().until(() -> refuses(gateway));
        assertThat(closed).isNotDone();
        sink.confirm();

        assertThat(answer.join().statusCode()).isEqualTo(202);
        closed.join();
        gateway.client.close();
    }

    @Test
    void settingsThatCannotWorkAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> GatewaySettings.on("127.0.0.1", 70_000));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GatewaySettings.on("no such host", 0).onLoopback())
                .withMessageContaining("cannot be resolved");
    }

    private static boolean refuses(Gateway gateway) {
        try {
            return gateway.sendRaw("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").isEmpty();
        } catch (IOException e) {
            return true;
        }
    }

    private static int status(Gateway gateway, String headers) {
        try {
            String answer = gateway.sendRaw("GET /health/live HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n");
            return Integer.parseInt(answer.substring(9, 12));
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        }
    }
}
