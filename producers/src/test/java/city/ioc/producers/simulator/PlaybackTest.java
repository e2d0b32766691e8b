package city.ioc.producers.simulator;

import city.ioc.events.Event;
import city.ioc.producers.RecordingSink;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

import static city.ioc.producers.simulator.SimulatedCity.CALENDAR;
import static city.ioc.producers.simulator.SimulatedCity.door;
import static city.ioc.producers.simulator.SimulatedCity.simulate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PlaybackTest {
    private static final long NOON = CALENDAR.startOfDay(LocalDate.of(2024, 3, 6)) + 12 * 3_600_000;
    private static final Clock AT_NOON = Clock.fixed(Instant.ofEpochMilli(NOON), ZoneOffset.UTC);

    private final RecordingSink sink = new RecordingSink();
    private final Simulation simulation = simulate(300, "2024-03-04", "2024-03-08", 1);

    @Test
    void publishesWhatWasSentSoFarAndNothingAfter() throws SimulationException {
        List<Double> shares = new ArrayList<>();
        Playback playback = playback();
        playback.past(NOON, Pace.max(), (events, share) -> shares.add(share), () -> false);

        assertThat(sink.events()).isNotEmpty().allMatch(event -> event.timeMillis() < NOON).hasSize((int) playback.published());
        assertThat(simulation.nextAt()).isGreaterThanOrEqualTo(NOON);
        assertThat(shares).isSorted().last().isEqualTo(1.0);
    }

    @Test
    void aWholeCopyOfThePastIsTheSimulation() throws SimulationException {
        playback().past(NOON, Pace.max(), (events, share) -> {}, () -> false);
        List<Event> expected = SimulatedCity.deliveries(simulate(300, "2024-03-04", "2024-03-08", 1))
                .takeWhile(delivery -> delivery.at() < NOON)
                .map(Delivery::event)
                .toList();
        assertThat(sink.events()).isEqualTo(expected);
    }

    @Test
    void stopsWhenAsked() throws SimulationException {
        Playback playback = playback();
        playback.past(NOON, Pace.max(), (events, share) -> {}, () -> playback.published() == 10);
        assertThat(sink.events()).hasSize(10);
    }

    @Test
    void thePresentStopsWhenAskedWhileItWaitsForTheNextMoment() throws SimulationException {
        playback().present(new LiveCity(CALENDAR, NOON, NOON, 1), () -> sink.events().size() > simulation.openCases());
        assertThat(sink.events()).allMatch(event -> event.timeMillis() <= NOON);
    }

    @Test
    void saysWhatToDoWhenAnEventIsNotStored() {
        Playback playback = new Playback(
                simulation, door(AT_NOON), event -> CompletableFuture.failedFuture(new IllegalStateException("no disk")), AT_NOON);
        assertThatExceptionOfType(SimulationException.class)
                .isThrownBy(() -> playback.past(NOON, Pace.max(), (events, share) -> {}, () -> false))
                .withMessage("an event was not stored (no disk); simulate the same again, which changes nothing of what is stored");
    }

    @Test
    void aPaceLetsSoManyThroughASecondAndMakesUpForWhatWasLate() {
        AtomicLong now = new AtomicLong();
        List<Long> slept = new ArrayList<>();
        Pace pace = Pace.perSecond(100, now::get, nanos -> {
            slept.add(nanos);
            now.addAndGet(nanos);
        });
        pace.await(0);
        pace.await(1);
        now.addAndGet(25_000_000);
        pace.await(2);
        pace.await(3);
        pace.await(4);
        assertThat(slept).containsExactly(10_000_000L, 5_000_000L);
    }

    private Playback playback() {
        return new Playback(simulation, door(AT_NOON), sink, AT_NOON);
    }
}
