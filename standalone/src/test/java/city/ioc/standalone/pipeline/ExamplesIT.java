package city.ioc.standalone.pipeline;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The scripts of {@code examples/} do what they say, against a running city. Each test has units of its own. */
@Timeout(180)
class ExamplesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String UNIT_OF_MARKERS = "31120";
    private static final String UNIT_OF_CURL = "31135";

    /** What send_events.py says that it did. */
    private static final Map<String, String> SENT = Map.of(
            "dossiers.received", "2",
            "dossiers.resolved", "1",
            "dossiers.open", "1",
            "dossiers.online-share", "1/2",
            "payments.online-share", "1/1",
            "payments.amount", "20000");

    @RegisterExtension
    static final CityOfTests CITY = CityOfTests.of("cantho");

    @Test
    void theEventOfCurlCountsOnceHoweverOftenItIsSent() throws Exception {
        for (int i = 0; i < 2; i++) {
            assertThat(ExampleScript.run("send-event.sh", "H13.12-CURL", server(CITY.get().gateway())))
                    .isEqualTo("{\"accepted\":1,\"refused\":[]}\n");
        }

        CITY.get().awaitEverythingSent(UNIT_OF_MARKERS);
        assertThat(CITY.get().kpis("unit=" + UNIT_OF_CURL)).containsEntry("dossiers.received", "1");
    }

    @Test
    void theEventsOfPythonCountOnceAndTheWrongOneIsNamed() throws Exception {
        for (int i = 0; i < 2; i++) {
            assertThat(ExampleScript.run("send_events.py", "--gateway", server(CITY.get().gateway()), "--unit", "31147"))
                    .isEqualTo("""
                            one event: 1 accepted, 0 refused
                            a batch: 4 accepted, 1 refused
                              event 3 (dossier.accepted-H13.12-WRONG): data.unit: unknown unit, was "nowhere"
                            """);
        }

        CITY.get().awaitEverythingSent(UNIT_OF_MARKERS);
        assertThat(CITY.get().kpis("unit=31147")).containsAllEntriesOf(SENT);
    }

    @Test
    void whatWasStoredButNotConfirmedIsSentAgainAndCountsOnce() throws Exception {
        HttpServer gateway = forgetfulGateway();
        try {
            String output = ExampleScript.run(
                    "send_events.py", "--gateway", "http://127.0.0.1:" + gateway.getAddress().getPort(), "--unit", "31153");
            assertThat(output).startsWith("not confirmed; again in 0 s\none event: 1 accepted, 0 refused\n");
        } finally {
            gateway.stop(0);
        }

        CITY.get().awaitEverythingSent(UNIT_OF_MARKERS);
        assertThat(CITY.get().kpis("unit=31153")).containsAllEntriesOf(SENT);
    }

    /** Passes everything on, but says of the first request that it was not confirmed. */
    private static HttpServer forgetfulGateway() throws IOException {
        AtomicBoolean first = new AtomicBoolean(true);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/events", exchange -> {
            HttpResponse<String> answer = passOn(exchange);
            boolean forget = first.getAndSet(false);
            if (forget) {
                exchange.getResponseHeaders().add("Retry-After", "0");
            }
            byte[] body = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(forget ? 503 : answer.statusCode(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static HttpResponse<String> passOn(HttpExchange exchange) throws IOException {
        try {
            return CITY.get().post(
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Test
    void theFiguresAreShownAsTheyAreAndAsTheyChange() throws Exception {
        String display = server(CITY.get().display());
        try (ExampleScript watch = ExampleScript.start("watch_kpis.py", "--display", display, "--unit", "31168")) {
            await().atMost(PATIENCE).untilAsserted(() ->
                    assertThat(watch.output()).containsPattern("dossiers.received +0\n").containsPattern("payments.amount +0\n"));

            ExampleScript.run("send_events.py", "--gateway", server(CITY.get().gateway()), "--unit", "31168");

            await().atMost(PATIENCE).untilAsserted(() -> SENT.forEach((kpi, figure) -> assertThat(line(watch, kpi))
                    .as(kpi)
                    .endsWith(" " + figure)));
        }
        assertThat(ExampleScript.run("watch_kpis.py", "--display", display, "--unit", "31168", "--seconds", "1"))
                .as("ends by itself")
                .containsPattern("dossiers.received +2\n");
    }

    /** The last line that the script printed of a figure. */
    private static String line(ExampleScript watch, String kpi) {
        try {
            return watch.output().lines().filter(line -> line.contains("  " + kpi + " ")).reduce("", (earlier, later) -> later);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String server(URI address) {
        return "http://127.0.0.1:" + address.getPort();
    }
}
