package city.ioc.standalone;

import city.ioc.dashboards.board.DeliveryStatus;
import city.ioc.notifier.Notifier;
import city.ioc.notifier.NotifierSettings;
import city.ioc.standalone.generations.LoadedProfile;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;

/** Tells of the alerts of one generation at a time, by its own profile. What was told is known to all of them, so nothing is told twice. */
final class NotifierOfPromoted implements AutoCloseable {
    private final String bootstrap;
    private final MeterRegistry meters;
    private final Clock clock;
    private volatile Notifier notifier;
    private boolean closed;

    NotifierOfPromoted(String bootstrap, MeterRegistry meters, Clock clock) {
        this.bootstrap = bootstrap;
        this.meters = meters;
        this.clock = clock;
    }

    /** From now on tells of this one. Returns when nothing of the one before is on its way any more. */
    synchronized void follow(LoadedProfile promoted) {
        stop();
        if (!closed) {
            promoted.notifications().ifPresent(wanted -> notifier = new Notifier(
                            NotifierSettings.on(bootstrap, promoted.generation()),
                            promoted.city(),
                            wanted,
                            Defaults::variable,
                            meters,
                            clock)
                    .start());
        }
    }

    /** Tells nobody of anything until it follows another one. */
    synchronized void pause() {
        stop();
    }

    /** Null when nobody is to be told. */
    DeliveryStatus status() {
        Notifier now = notifier;
        return now == null ? null : DeliveryState.of(now.status());
    }

    /** Why nobody would be told now; empty when all who are to be told would. */
    Optional<String> notReady() {
        Notifier now = notifier;
        return now == null || now.status().ready() ? Optional.empty() : Optional.of(now.status().problem());
    }

    private void stop() {
        if (notifier != null) {
            notifier.close();
            notifier = null;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        stop();
    }
}
