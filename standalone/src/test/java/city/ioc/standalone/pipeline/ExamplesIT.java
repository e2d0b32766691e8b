package city.ioc.standalone.pipeline;

import city.ioc.producers.Door;
import city.ioc.producers.EventPublisher;
import city.ioc.producers.PublisherSettings;
import city.ioc.producers.importer.FileImport;
import city.ioc.producers.importer.ImportReport;
import city.ioc.producers.importer.Mapping;
import city.ioc.profile.CityProfile;
import city.ioc.profile.ProfileLoader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The scripts and files of {@code examples/} do what they say, against a running city. Each test has units of its own. */
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

    private static final JsonMapper JSON = new JsonMapper();

    @RegisterExtension
    static final CityOfTests CITY = CityOfTests.of("cantho");

    @TempDir
    private Path folder;

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

    @Test
    void thePublishedFiguresOf2023AreImportedAndShownAsTheyWerePublished() throws Exception {
        assertThat(importFigures(Project.ROOT.resolve("examples/indicators-2023.csv"))).isEqualTo(14);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(published("period=2023")).isEqualTo(Map.ofEntries(
                entry("SLDTBXH published.on-time-resolution", "0.98"),
                entry("SKHCN published.on-time-resolution", "0.97"),
                entry("SVHTTDL published.on-time-resolution", "0.97"),
                entry("SKHDT published.on-time-resolution", "0.86"),
                entry("SYT published.on-time-resolution", "0.84"),
                entry("STNMT published.on-time-resolution", "0.84"),
                entry("926 published.on-time-resolution", "0.95"),
                entry("924 published.on-time-resolution", "0.95"),
                entry("916 published.on-time-resolution", "0.91"),
                entry("92 published.satisfaction", "0.93"),
                entry("92 published.online-payment", "0.424"),
                entry("92 published.online-payment-target", "0.3"),
                entry("92 published.plan-tasks-done", "68"),
                entry("92 published.plan-tasks", "68"))));
        assertThat(published("unit=916&indicator=published.on-time-resolution"))
                .isEqualTo(Map.of("916 published.on-time-resolution", "0.91"));
    }

    @Test
    void aPublishedKpiIsShownBesideTheLiveOneAndTheLatestStands() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(CITY.get().post(SentEvent.accepted("H13.12-INDICATOR-" + i, "31186")).statusCode()).isEqualTo(202);
        }
        String year = String.valueOf(LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).getYear());
        Path csv = Files.writeString(folder.resolve("figures.csv"), """
                unit,indicator,period,value,published,source
                31186,dossiers.received,%1$s,5,2024-01-02 09:00,second report
                31186,dossiers.received,%1$s,4,2024-01-02 08:00,first report
                """.formatted(year));
        assertThat(importFigures(csv)).isEqualTo(2);

        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode figure = indicators("unit=31186&period=" + year).path(0);
            assertThat(figure.path("value").asInt()).isEqualTo(5);
            assertThat(figure.path("source").asText()).isEqualTo("second report");
            assertThat(figure.path("at").asText()).isEqualTo("2024-01-02T09:00:00+07:00");
            assertThat(figure.path("earlier")).hasSize(1);
            assertThat(figure.path("earlier").path(0).path("value").asInt()).isEqualTo(4);
            assertThat(figure.path("live").path("value").asInt()).isEqualTo(3);
            assertThat(figure.path("difference").asInt()).isEqualTo(-2);
        });
    }

    /** As {@code ioc import} does; says how many figures were accepted. */
    private static long importFigures(Path csv) throws Exception {
        CityProfile profile = ProfileLoader.load(Project.profile("cantho"));
        Door door = new Door(
                Clock.systemUTC(),
                profile.earliest(),
                profile.units()::problem,
                profile.rules().calendar().zone());
        Mapping mapping = Mapping.load(Project.ROOT.resolve("examples/indicators.mapping.yaml"));
        try (EventPublisher publisher = new EventPublisher(PublisherSettings.of(CITY.get().bootstrap(), "test"))) {
            ImportReport report = FileImport.of(door, publisher).rows(csv, mapping);
            assertThat(report.refused()).isZero();
            return report.accepted();
        }
    }

    /** Unit and indicator to the value that stands; none of them has a live one. */
    private static Map<String, String> published(String query) throws Exception {
        Map<String, String> values = new HashMap<>();
        for (JsonNode figure : indicators(query)) {
            assertThat(figure.path("live").isNull()).isTrue();
            assertThat(figure.path("source").asText()).startsWith("Seed figure of 2023");
            values.put(figure.path("unit").asText() + " " + figure.path("indicator").asText(), figure.path("value").asText());
        }
        return values;
    }

    private static JsonNode indicators(String query) throws Exception {
        return JSON.readTree(CITY.get().get("/api/v1/indicators?" + query).body()).path("indicators");
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
