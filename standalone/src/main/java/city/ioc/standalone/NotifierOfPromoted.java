package city.ioc.standalone;

import city.ioc.dashboards.board.DeliveryStatus;
import city.ioc.notifier.Notifier;
import city.ioc.notifier.NotifierSettings;
import city.ioc.standalone.generations.GenerationRun;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;

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
    synchronized void follow(GenerationRun run) {
        stop();
        if (!closed) {
            run.notifications().ifPresent(wanted -> notifier = new Notifier(
                            NotifierSettings.on(bootstrap, run.id()), run.city(), wanted, Defaults::variable, meters, clock)
                    .start());
        }
    }

    /** Null when nobody is to be told. */
    DeliveryStatus status() {
        Notifier now = notifier;
        return now == null ? null : DeliveryState.of(now.status());
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
