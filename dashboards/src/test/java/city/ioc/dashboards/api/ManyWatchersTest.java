package city.ioc.dashboards.api;

import city.ioc.dashboards.RunningDashboards;
import city.ioc.dashboards.TestAlerts;
import city.ioc.dashboards.cases.CaseTable;
import city.ioc.events.DossierEvent.Channel;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static city.ioc.dashboards.Testing.at;
import static city.ioc.dashboards.Testing.dossier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What clients of the stream do to each other: nothing. */
@Timeout(120)
class ManyWatchersTest {
    private static final int MOST_WATCHERS = 1_000;
    private static final int ALERTS_A_ROUND = 50;
    /** With some 25 KB each; the buffers of the system and 32 waiting events are full long before. */
    private static final int MOST_ROUNDS = 60;

    private final RunningDashboards dashboards = new RunningDashboards();

    @AfterEach
    void close() {
        dashboards.close();
    }

    @Test
    void whoDoesNotReadIsDroppedWhileTheOthersGetEveryChangeInOrder() throws IOException {
        try (Socket stuck = watchWithoutReading();
                StreamClient reader = new StreamClient(dashboards, "", null)) {
            assertThat(stuck.isConnected()).isTrue();
            await().until(() -> watchers() == 2);
            int rounds = 0;
            while (watchers() == 2 && rounds < MOST_ROUNDS) {
                rounds++;
                int expected = rounds;
                receive(rounds);
                raiseAlerts(rounds);
                await().until(() -> received(reader).size() == expected && reader.alerts.size() > expected);
            }

            assertThat(watchers()).as("clients after %d rounds", rounds).isEqualTo(1);
            assertThat(received(reader)).isEqualTo(IntStream.rangeClosed(1, rounds).boxed().toList());
        }
    }

    @Test
    void whoComesWhenAllPlacesAreTakenIsToldSoBeforeTheStreamBegins() throws IOException {
        List<Socket> clients = new ArrayList<>();
        try {
            for (int i = 0; i < MOST_WATCHERS; i++) {
                clients.add(watchWithoutReading());
            }
            await().atMost(Duration.ofMinutes(1)).until(() -> watchers() == MOST_WATCHERS);

            HttpResponse<String> refused = dashboards.get("/api/v1/stream");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(RunningDashboards.parse(refused.body()).path("detail").asText()).contains("1000 clients");
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    private Socket watchWithoutReading() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress("127.0.0.1", dashboards.port()));
        String request = "GET /api/v1/stream HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** From now on so many dossiers have been received. */
    private void receive(int dossiers) {
        dashboards.give(IntStream.rangeClosed(1, dossiers)
                .mapToObj(i -> dossier(
                        "D-" + i, "STP", Channel.DESK, "p", at("2026-02-26T09:00"), at("2026-03-01T00:00"), null))
                .toArray(CaseTable.Case[]::new));
    }

    private void raiseAlerts(int round) {
        dashboards.give(IntStream.range(0, ALERTS_A_ROUND)
                .mapToObj(i -> TestAlerts.ofCase("A-" + round + "-" + i, "overdue", "STP"))
                .toArray(TestAlerts.Made[]::new));
    }

    /** The number of dossiers received, each time it was said to have changed. */
    private static List<Integer> received(StreamClient client) {
        return client.events.stream()
                .filter(event -> event.name().equals("kpis"))
                .map(event -> event.kpi("dossiers.received"))
                .flatMap(Optional::stream)
                .map(kpi -> kpi.path("value"))
                .map(JsonNode::asInt)
                .toList();
    }

    private int watchers() {
        return dashboards.get("/metrics").body().lines()
                .filter(line -> line.startsWith("ioc_stream_watchers "))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
