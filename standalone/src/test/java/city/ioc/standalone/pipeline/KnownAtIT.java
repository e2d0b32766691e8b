package city.ioc.standalone.pipeline;

import city.ioc.core.GrainPolicy;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.producers.simulator.SimulationException;
import city.ioc.profile.CityProfile;
import city.ioc.profile.ProfileLoader;
import city.ioc.replay.Alternative;
import city.ioc.replay.Assumptions;
import city.ioc.replay.KafkaHistory;
import city.ioc.replay.ReadingLimits;
import city.ioc.replay.Replay;
import city.ioc.streams.Formats;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** A week of a simulated city whose desks are offline now and then: what was known each evening is computed later to the last cell. */
@Tag("long")
@Timeout(900)
class KnownAtIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final LocalDate MONDAY = LocalDate.of(2024, 3, 4);
    private static final int DOSSIERS = 400;
    private static final int AT_ONCE = 200;

    @RegisterExtension
    static final CityOfTests CITY = CityOfTests.of("cantho");

    private final CityProfile profile = ProfileLoader.load(Project.profile("cantho"));
    private final String generation = Formats.generation(profile.rules());

    /** When an event reaches Kafka: when a desk had recorded it, or in the evening after next when its desk was offline that day. */
    private LocalDate arrival(Event event) {
        LocalDate recorded = LocalDate.ofInstant(
                Instant.ofEpochMilli(event.recordedMillis()), profile.rules().calendar().zone());
        boolean offline = Math.floorMod(event.source().hashCode() + recorded.getDayOfMonth(), 5) == 0;
        return offline ? recorded.plusDays(2) : recorded;
    }

    private List<Event> simulated() throws SimulationException {
        List<Event> events = new ArrayList<>();
        SimulatedEvents.play(Project.profile("cantho"), profile, MONDAY, MONDAY.plusDays(6), DOSSIERS, 5, event -> {
            events.add(event);
            return CompletableFuture.completedFuture(null);
        });
        return events;
    }

    @Test
    void whatWasKnownEachEveningIsComputedLaterToTheLastCell() throws Exception {
        List<Event> events = simulated();
        Map<Instant, SortedMap<String, Long>> evenings = new LinkedHashMap<>();
        long sent = 0;
        for (LocalDate day = MONDAY; day.isBefore(MONDAY.plusDays(7)); day = day.plusDays(1)) {
            LocalDate evening = day;
            List<Event> arriving = events.stream()
                    .filter(event -> arrival(event).equals(evening) || evening.equals(MONDAY) && arrival(event).isBefore(MONDAY))
                    .sorted(Comparator.comparingLong(Event::recordedMillis))
                    .toList();
            send(arriving);
            sent += arriving.size();
            Instant at = Instant.now();
            evenings.put(at, cells(at));
        }
        assertThat(sent).isBetween(1_000L, (long) events.size());
        assertThat(events.stream().filter(event -> arrival(event).isAfter(MONDAY.plusDays(1)) && event.recordedMillis()
                        < MONDAY.plusDays(1).atStartOfDay(profile.rules().calendar().zone()).toInstant().toEpochMilli()))
                .as("events that came later than the next day").hasSizeGreaterThan(20);

        for (Map.Entry<Instant, SortedMap<String, Long>> evening : evenings.entrySet()) {
            Assumptions known = new Assumptions(profile.rules(), profile.units(), 0, evening.getKey(), null);
            assertThat(CellBytes.replayed(CITY.get().bootstrap(), known, evening.getKey(), ReadingLimits.USUAL))
                    .as("known at %s", evening.getKey())
                    .isEqualTo(evening.getValue());
        }
        anAttemptThatIsCutShortChangesNothing(evenings.keySet().stream().skip(4).findFirst().orElseThrow(), evenings);
    }

    /** Threads, bounds and rates differ, and an attempt is cancelled in between. */
    private void anAttemptThatIsCutShortChangesNothing(Instant at, Map<Instant, SortedMap<String, Long>> evenings) throws Exception {
        Assumptions known = new Assumptions(profile.rules(), profile.units(), 0, at, null);
        Replay[] running = new Replay[1];
        Alternative cut = new Alternative(
                known,
                GrainPolicy.standard(profile.rules().calendar().zone()),
                at,
                unit -> true,
                (caseId, summary) -> running[0].cancel());
        running[0] = new Replay(cut, null, null);
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> running[0].over(new KafkaHistory(CITY.get().bootstrap()), (count, share) -> {}));

        for (ReadingLimits limits : List.of(
                new ReadingLimits(4, 4 * 64 << 10, 0), new ReadingLimits(1, 64 << 10, 0), new ReadingLimits(2, 64 << 20, 20_000))) {
            assertThat(CellBytes.replayed(CITY.get().bootstrap(), known, at, limits)).as(limits.toString()).isEqualTo(evenings.get(at));
        }
    }

    /** The live cells once all that has arrived is in them. */
    private SortedMap<String, Long> cells(Instant at) throws Exception {
        String kafka = CITY.get().bootstrap();
        SortedMap<String, Long> all =
                CellBytes.replayed(kafka, Assumptions.of(profile.rules(), profile.units()), at, ReadingLimits.USUAL);
        await().atMost(PATIENCE).until(() -> CellBytes.written(kafka, generation).equals(all));
        return CellBytes.written(kafka, generation);
    }

    private void send(List<Event> events) throws Exception {
        for (int i = 0; i < events.size(); i += AT_ONCE) {
            List<String> batch = events.subList(i, Math.min(events.size(), i + AT_ONCE)).stream()
                    .map(event -> new String(EventCodec.encode(event), UTF_8))
                    .toList();
            assertThat(CITY.get().postBatch(batch).body()).endsWith("\"refused\":[]}");
        }
    }
}
