package city.ioc.dashboards.live;

import city.ioc.core.GrainPolicy;
import city.ioc.dashboards.TestAlerts;
import city.ioc.dashboards.Testing;
import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Health;
import city.ioc.dashboards.board.Question;
import city.ioc.dashboards.cases.CaseTable;
import city.ioc.dashboards.feed.FeedStatus;
import city.ioc.dashboards.figures.Figures;
import city.ioc.events.DossierEvent.Channel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static city.ioc.dashboards.Testing.at;
import static org.assertj.core.api.Assertions.assertThat;

/** A stream whose time does not tick until it is started. */
class LiveStreamTest {
    private static final Instant NOW = Instant.parse("2026-02-26T03:41:30Z");
    private static final Question CITY = new Question(null, null, null, null, Map.of());

    private final Figures figures = new Figures(Testing.ZONE, TestAlerts.rules());
    private final LiveStream stream = stream();

    private LiveStream stream() {
        Clock clock = Clock.fixed(NOW, Testing.ZONE);
        Health health = new Health(() -> new FeedStatus(true, NOW, NOW, 1, 0, null), List.of(), Duration.ofSeconds(15), clock);
        Board board = new Board(
                Testing.profile(Testing.units(), Testing.kpis()), GrainPolicy.standard(Testing.ZONE), figures, health, clock);
        return new LiveStream(board, "g", clock, Object::toString);
    }

    @AfterEach
    void close() {
        stream.close();
    }

    private void receive(String id) {
        CaseTable.Case dossier = Testing.dossier(
                id, "STP", Channel.DESK, "p", at("2026-02-26T09:00"), at("2026-03-01T00:00"), null);
        figures.applyCases(List.of(dossier));
        figures.applyCells(Testing.cells(List.of(dossier)));
    }

    private static final class Heard implements Outlet {
        private final List<String> frames = new CopyOnWriteArrayList<>();

        @Override
        public void write(byte[] frame) {
            frames.add(new String(frame, StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            // nothing to close
        }

        String await(String event) {
            Awaitility.await().until(() -> frames.stream().anyMatch(each -> each.contains("event: " + event)));
            return frames.stream().filter(each -> each.contains("event: " + event)).findFirst().orElseThrow();
        }
    }

    @Test
    void whoComesLaterSeesWhatOthersSeeOfTheSameQuestionAndThenTheSameChanges() {
        Heard first = new Heard();
        Heard second = new Heard();
        Heard other = new Heard();
        stream.watch(CITY, null, first);
        receive("D-1");
        stream.watch(CITY, null, second);
        stream.watch(new Question("STP", null, null, null, Map.of()), null, other);

        assertThat(second.await("snapshot")).isEqualTo(first.await("snapshot"));
        assertThat(other.await("snapshot")).isNotEqualTo(first.await("snapshot"));
        stream.start();
        assertThat(second.await("kpis")).isEqualTo(first.await("kpis")).contains("dossiers.received");
    }
}
