package city.ioc.standalone.pipeline;

import city.ioc.core.alerts.Alert;
import city.ioc.core.alerts.AlertChange.Kind;
import city.ioc.core.alerts.ClearReason;
import city.ioc.events.DossierEvent;
import city.ioc.events.Event;
import city.ioc.events.EventData;
import city.ioc.oracle.TestCity;
import city.ioc.standalone.broker.TestBroker;
import city.ioc.streams.Formats;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the clock does to alerts, on a real broker, while the process is killed again and again. */
class AlertsThroughKillsIT {
    private static final String GENERATION = Formats.generation(StreamsProcess.rules(false));
    private static final Duration PATIENCE = Duration.ofSeconds(240);
    private static final int ROUNDS = Integer.getInteger("rounds", 1);
    private static final int DOSSIERS = 600;
    private static final List<String> RULES = List.of("overdue", "apology-missing");

    /** What becomes of a dossier; each third of them has one fate. */
    private enum Fate {
        OPEN,
        RESOLVED_IN_TIME,
        /** Resolved in time, which is told only when the alert is out. */
        TOLD_LATE
    }

    private record Dossier(String id, Instant due, Fate fate) {}

    @TempDir
    private Path folder;

    private final Random random = new Random(29);
    private final List<Dossier> dossiers = new ArrayList<>();
    private int kills;

    @Test
    void everyAlertIsRaisedOnceAndClearedOnceThoughTheProcessIsKilledWhileDuesPass() throws Exception {
        try (TestBroker broker = TestBroker.start(folder.resolve("broker"))) {
            PipelineTopics.create(broker.bootstrap(), GENERATION);
            JavaProcess streams = StreamsProcess.on(
                    broker.bootstrap(), false, folder.resolve("state"), Path.of("target", "alerts-streams.log"));
            streams.start();
            try (AlertHistory alerts = new AlertHistory(broker.bootstrap(), GENERATION, "read_committed")) {
                awaitStart(broker.bootstrap());
                for (int round = 0; round < ROUNDS; round++) {
                    play(round, broker.bootstrap(), streams, alerts);
                }
                assertThat(streams.isAlive()).isTrue();
                check(alerts.refresh().told());
                try (AlertHistory all = new AlertHistory(broker.bootstrap(), GENERATION, "read_uncommitted")) {
                    System.out.printf("alerts: %d dossiers, %d kills, %d records, of which %d in vain%n",
                            dossiers.size(), kills, all.refresh().records(), all.records() - alerts.records());
                }
            } finally {
                streams.kill();
            }
        }
    }

    private static void awaitStart(String bootstrap) {
        PipelineTopics.publish(bootstrap, List.of(accepted("FIRST", null)));
        try (DerivedFigures figures = new DerivedFigures(bootstrap, GENERATION)) {
            await().atMost(PATIENCE).until(() -> figures.refresh().cases() == 1);
        }
    }

    /** Dues pass, then late ends arrive; killed while the first are told, while the rest is caught up, and while they are cleared. */
    private void play(int round, String bootstrap, JavaProcess streams, AlertHistory alerts) throws Exception {
        List<Dossier> now = dossiers(round);
        dossiers.addAll(now);
        int out = raised(round);
        // The ends first: however slow the machine is, none of these is known only after its due.
        PipelineTopics.publish(bootstrap, ends(now, Fate.RESOLVED_IN_TIME));
        PipelineTopics.publish(bootstrap, now.stream().map(each -> accepted(each.id(), each.due())).toList());
        killWhen(alerts, alert -> true, out + 1 + random.nextInt(DOSSIERS / 3), streams);
        killWhen(alerts, alert -> true, out + DOSSIERS / 2 + random.nextInt(DOSSIERS / 2), streams);
        awaitCount(alerts, alert -> true, raised(round + 1));

        int cleared = cleared(round);
        PipelineTopics.publish(bootstrap, ends(now, Fate.TOLD_LATE));
        killWhen(alerts, AlertsThroughKillsIT::isCleared, cleared + 1 + random.nextInt(DOSSIERS / 3), streams);
        awaitCount(alerts, AlertsThroughKillsIT::isCleared, cleared(round + 1));
    }

    /** How many alerts there are after some rounds. */
    private static int raised(int rounds) {
        return rounds * RULES.size() * DOSSIERS * 2 / 3;
    }

    private static int cleared(int rounds) {
        return rounds * RULES.size() * DOSSIERS / 3;
    }

    private static boolean isCleared(Alert alert) {
        return alert.status() == Alert.Status.CLEARED;
    }

    private void killWhen(AlertHistory alerts, Predicate<Alert> which, int many, JavaProcess streams) throws Exception {
        awaitCount(alerts, which, many);
        streams.kill();
        kills++;
        streams.start();
    }

    private static void awaitCount(AlertHistory alerts, Predicate<Alert> which, int many) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> alerts.refresh().count(which) >= many);
    }

    /** Their dues pass within six seconds. */
    private static List<Dossier> dossiers(int round) {
        Instant first = Instant.ofEpochMilli(System.currentTimeMillis()).plusSeconds(6);
        List<Dossier> dossiers = new ArrayList<>();
        for (int i = 0; i < DOSSIERS; i++) {
            dossiers.add(new Dossier("D" + round + "-" + i, first.plusMillis(10L * i), Fate.values()[i % 3]));
        }
        return dossiers;
    }

    private static Event accepted(String dossier, Instant due) {
        OffsetDateTime dueAt = due == null ? null : due.atZone(TestCity.ZONE).toOffsetDateTime();
        return event(dossier, Instant.now(), new DossierEvent.Accepted("916", TestCity.NO_LIMIT, null, dueAt, null, null));
    }

    /** A millisecond before the due. */
    private static List<Event> ends(List<Dossier> dossiers, Fate fate) {
        return dossiers.stream()
                .filter(each -> each.fate() == fate)
                .map(each -> event(each.id(), each.due().minusMillis(1),
                        new DossierEvent.Resolved(DossierEvent.Outcome.APPROVED, null, null)))
                .toList();
    }

    private static Event event(String dossier, Instant at, EventData data) {
        return Event.of("/units/916", data.getClass().getSimpleName(), dossier, at.atZone(TestCity.ZONE).toOffsetDateTime(), data);
    }

    private void check(Map<String, List<Alert>> told) {
        Map<String, Dossier> expected = new TreeMap<>();
        dossiers.stream()
                .filter(each -> each.fate() != Fate.RESOLVED_IN_TIME)
                .forEach(each -> RULES.forEach(rule -> expected.put(each.id() + "!" + rule, each)));
        assertThat(told.keySet()).isEqualTo(new TreeSet<>(expected.keySet()));
        expected.forEach((id, dossier) -> check(id, dossier, told.get(id)));
    }

    /** An open one is told of once, and one that had ended twice; what was told before is told the same again. */
    private static void check(String id, Dossier dossier, List<Alert> records) {
        boolean toldLate = dossier.fate() == Fate.TOLD_LATE;
        List<Kind> kinds = toldLate ? List.of(Kind.RAISED, Kind.CLEARED) : List.of(Kind.RAISED);
        assertThat(records).as(id).hasSize(kinds.size());
        Alert raised = records.getFirst();
        Alert last = records.getLast();
        assertThat(records).as(id).allSatisfy(alert -> {
            assertThat(alert.episode()).isEqualTo(1);
            assertThat(alert.historic()).isFalse();
            assertThat(alert.from()).isEqualTo(dossier.due().toEpochMilli() + 1);
            assertThat(alert.noticedAt()).isEqualTo(raised.noticedAt()).isGreaterThanOrEqualTo(alert.from());
            assertThat(alert.changes().getFirst()).isEqualTo(raised.changes().getFirst());
        });
        assertThat(raised.status()).as(id).isEqualTo(Alert.Status.RAISED);
        assertThat(last.changes()).as(id).extracting(change -> change.kind()).containsExactlyElementsOf(kinds);
        assertThat(last.reason()).as(id).isEqualTo(toldLate ? ClearReason.LATE_DATA : null);
        assertThat(last.status()).as(id).isEqualTo(toldLate ? Alert.Status.CLEARED : Alert.Status.RAISED);
    }
}
