package city.ioc.dashboards.journal;

import city.ioc.audit.AuditAction;
import city.ioc.audit.AuditEntry;
import city.ioc.audit.AuditTrail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps who looked at which dossier: once in ten minutes for each person and dossier. Nobody waits for it; when Kafka does not take the
 * entries, those beyond the first thousand waiting are lost, and the log says so.
 */
public final class Looks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Looks.class);
    private static final Duration ONCE_IN = Duration.ofMinutes(10);
    private static final int MOST_REMEMBERED = 20_000;
    private static final int MOST_WAITING = 1_000;

    private record Look(String by, String dossier) {}

    private final AuditTrail trail;
    private final Clock clock;
    private final ThreadPoolExecutor writer;
    private final Map<Look, Instant> latest = new LinkedHashMap<>();

    public Looks(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
        writer = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), task -> {
            Thread thread = new Thread(task, "looks");
            thread.setDaemon(true);
            return thread;
        }, (task, pool) -> LOG.warn("Too many looks at dossiers wait to be recorded; one is lost"));
    }

    /** Somebody was shown a dossier. */
    public void at(String dossier, String by) {
        AuditEntry entry = AuditEntry.of(clock.instant(), by, AuditAction.LOOKED_AT, dossier, Map.of());
        if (isNews(new Look(entry.by(), dossier), entry.at())) {
            writer.execute(() -> write(entry));
        }
    }

    private synchronized boolean isNews(Look look, Instant now) {
        Instant before = latest.get(look);
        if (before != null && now.isBefore(before.plus(ONCE_IN))) {
            return false;
        }
        latest.remove(look);
        latest.put(look, now);
        if (latest.size() > MOST_REMEMBERED) {
            latest.remove(latest.keySet().iterator().next());
        }
        return true;
    }

    private void write(AuditEntry entry) {
        try {
            trail.record(entry).whenComplete((stored, error) -> {
                if (error != null) {
                    lost(entry, error);
                }
            });
        } catch (RuntimeException e) {
            lost(entry, e);
        }
    }

    private static void lost(AuditEntry entry, Throwable cause) {
        LOG.atWarn().setCause(cause).addKeyValue("case", entry.subject()).log("A look at a dossier could not be recorded");
    }

    @Override
    public void close() {
        writer.shutdown();
    }
}
