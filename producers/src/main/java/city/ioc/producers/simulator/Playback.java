package city.ioc.producers.simulator;

import city.ioc.events.Event;
import city.ioc.events.InvalidEventException;
import city.ioc.producers.Door;
import city.ioc.producers.EventSink;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Publishes a simulation: the past at a pace, the present as time goes by. Never ahead of the clock. One thread. */
public final class Playback {
    private static final int MAX_OPEN = 5_000;
    private static final int PROGRESS_EVENTS = 500;
    private static final long LONGEST_SLEEP_NANOS = 200_000_000;

    /** Told now and then how far it is. */
    @FunctionalInterface
    public interface Progress {
        /** @param share of the simulated time that has been published, from 0 to 1 */
        void at(long events, double share);
    }

    private final Simulation simulation;
    private final Door door;
    private final EventSink sink;
    private final Clock clock;
    private final Deque<CompletableFuture<Void>> open = new ArrayDeque<>();
    private long published;

    /** @param door judges each event, as it does those of real desks */
    public Playback(Simulation simulation, Door door, EventSink sink, Clock clock) {
        this.simulation = simulation;
        this.door = door;
        this.sink = sink;
        this.clock = clock;
    }

    /**
     * Publishes what was sent before an instant, and returns when it is stored or the stop is asked for.
     *
     * @param until epoch milliseconds, not in the future
     */
    public void past(long until, Pace pace, Progress progress, BooleanSupplier stopAsked) throws SimulationException {
        double length = Math.max(1, until - simulation.from());
        while (simulation.nextAt() < until && !stopAsked.getAsBoolean()) {
            pace.await(published);
            Delivery delivery = simulation.next();
            publish(delivery.event());
            if (published % PROGRESS_EVENTS == 0) {
                progress.at(published, (delivery.at() - simulation.from()) / length);
            }
        }
        while (!open.isEmpty()) {
            await(open.poll());
        }
        progress.at(published, 1);
    }

    /** Publishes what comes then, each at its moment, until the stop is asked for or the simulation is over. */
    public void present(LiveCity city, BooleanSupplier stopAsked) throws SimulationException {
        while (simulation.hasNext()) {
            Delivery delivery = city.live(simulation.next());
            for (long left = delivery.at() - clock.millis(); left > 0; left = delivery.at() - clock.millis()) {
                if (stopAsked.getAsBoolean()) {
                    return;
                }
                LockSupport.parkNanos(Math.min(LONGEST_SLEEP_NANOS, left * 1_000_000));
            }
            if (stopAsked.getAsBoolean()) {
                return;
            }
            publish(delivery.event());
        }
    }

    /** How many events have been published. */
    public long published() {
        return published;
    }

    private void publish(Event event) throws SimulationException {
        try {
            open.add(sink.publish(door.admit(event)));
        } catch (InvalidEventException e) {
            throw new SimulationException("the simulated event " + event.id() + " is refused at the door: " + e.getMessage(), e);
        }
        published++;
        while (!open.isEmpty() && (open.size() > MAX_OPEN || open.peek().isDone())) {
            await(open.poll());
        }
    }

    private static void await(CompletableFuture<Void> stored) throws SimulationException {
        try {
            stored.get();
        } catch (ExecutionException e) {
            throw new SimulationException(
                    "an event was not stored (" + e.getCause().getMessage()
                            + "); simulate the same again, which changes nothing of what is stored",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SimulationException("the simulation was interrupted; simulate the same again", e);
        }
    }
}
