package city.ioc.standalone.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The gateway in front of a real broker, and the way from there to the figures. */
@Timeout(180)
class GatewayIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String NINH_KIEU = "31135";
    private static final String AN_BINH = "31150";
    private static final JsonMapper JSON = new JsonMapper();

    @RegisterExtension
    static final CityOfTests CITY = CityOfTests.of("cantho");

    @Test
    void theGoodEventsOfABatchReachTheFiguresAndSendingAllAgainChangesNothing() throws Exception {
        Instant now = Instant.now();
        List<String> batch = List.of(
                SentEvent.of("dossier.accepted", "A", now, Map.of("unit", NINH_KIEU, "procedure", "1.001193", "channel", "ONLINE")),
                SentEvent.of("dossier.accepted", "B", now, Map.of("unit", "nowhere", "procedure", "1.001193")),
                "{}",
                SentEvent.of("dossier.accepted", "C", now, Map.of("unit", NINH_KIEU, "procedure", "1.004873")),
                SentEvent.of("payment.requested", "C", now, Map.of("feeId", "1", "amount", 20_000, "currency", "VND")),
                SentEvent.of("payment.succeeded", "C", now, Map.of(
                        "paymentId", "1", "feeId", "1", "amount", 20_000, "currency", "VND", "mode", "BANK")),
                SentEvent.of("dossier.accepted", "D", now.plus(Duration.ofHours(1)), Map.of("unit", NINH_KIEU, "procedure", "1.001193")),
                SentEvent.of("dossier.resolved", "A", now, Map.of("outcome", "APPROVED")));

        sendNamingTheBadOnes(batch);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(figures())
                .containsEntry("dossiers.received", "2")
                .containsEntry("dossiers.resolved", "1")
                .containsEntry("dossiers.open", "1")
                .containsEntry("dossiers.online-share", "1/2")
                .containsEntry("payments.paid-share", "1/1")
                .containsEntry("payments.amount", "20000"));
        Map<String, String> once = figures();

        sendNamingTheBadOnes(batch);
        CITY.get().awaitEverythingSent(AN_BINH);
        assertThat(figures()).isEqualTo(once);
    }

    private static void sendNamingTheBadOnes(List<String> batch) throws Exception {
        HttpResponse<String> answer = CITY.get().postBatch(batch);
        assertThat(answer.statusCode()).isEqualTo(422);
        JsonNode body = JSON.readTree(answer.body());
        assertThat(body.get("accepted").intValue()).isEqualTo(5);
        assertThat(body.get("refused"))
                .extracting(refusal -> refusal.get("index").intValue() + " " + refusal.get("reason").textValue())
                .satisfiesExactly(
                        unit -> assertThat(unit).isEqualTo("1 data.unit: unknown unit, was \"nowhere\""),
                        empty -> assertThat(empty).isEqualTo("2 specversion: missing"),
                        ahead -> assertThat(ahead).startsWith("6 time: ").contains("ahead of the clock"));
    }

    @Test
    void bothServersTurnAwayOtherHostsAndThePagesOfOtherSites() throws Exception {
        for (URI server : List.of(CITY.get().gateway(), CITY.get().display().resolve("/api/v1/status"))) {
            String own = "localhost:" + server.getPort();
            String served = server.equals(CITY.get().gateway()) ? "HTTP/1.1 202" : "HTTP/1.1 200";

            assertThat(answer(server, "Host: " + own)).startsWith(served);
            assertThat(answer(server, "Host: " + own, "Origin: http://" + own)).startsWith(served);
            assertThat(answer(server, "Host: ioc.example:" + server.getPort())).startsWith("HTTP/1.1 403");
            assertThat(answer(server, "Host: " + own, "Origin: http://ioc.example")).startsWith("HTTP/1.1 403");
            assertThat(answer(server, "Host: " + own, "Origin: null")).startsWith("HTTP/1.1 403");
        }
    }

    /** Over a plain socket: Java's client does not let its user set Host. */
    private static String answer(URI server, String... headers) throws IOException {
        boolean isGateway = server.equals(CITY.get().gateway());
        String request = (isGateway ? "POST " : "GET ") + server.getPath() + " HTTP/1.1\r\n"
                + String.join("\r\n", headers)
                + "\r\nContent-Type: application/cloudevents-batch+json\r\nContent-Length: " + (isGateway ? "2" : "0")
                + "\r\nConnection: close\r\n\r\n"
                + (isGateway ? "[]" : "");
        try (Socket socket = new Socket("127.0.0.1", server.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, String> figures() throws Exception {
        return CITY.get().kpis("unit=" + NINH_KIEU);
    }
}
