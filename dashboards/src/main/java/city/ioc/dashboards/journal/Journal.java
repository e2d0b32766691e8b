package city.ioc.dashboards.journal;

import city.ioc.audit.AuditTrail;
import city.ioc.dashboards.alerts.ActionSink;
import java.time.Clock;

/** All that is known of rejections and of who did what. It begins to read when it is started, and knows the newest of both. */
public final class Journal implements AutoCloseable {
    /** So many rejections and so many entries of the trail are held. */
    public static final int MOST = 100_000;

    private final RejectionTable rejections = new RejectionTable(MOST);
    private final AuditTable audit = new AuditTable(MOST);
    private final JournalSource source;
    private final RejectionDesk desk;
    private final Looks looks;
    private final AuditTrail trail;

    /**
     * @param source closed with this
     * @param door   judges corrected events
     * @param events where corrected events are stored
     * @param trail  where it is kept who did what
     */
    public Journal(JournalSource source, EventDoor door, ActionSink events, AuditTrail trail, Clock clock) {
        this.source = source;
        this.trail = trail;
        desk = new RejectionDesk(rejections, door, events, trail, clock);
        looks = new Looks(trail, clock);
    }

    public void start() {
        source.start(rejections, audit);
    }

    public RejectionTable rejections() {
        return rejections;
    }

    public AuditTable audit() {
        return audit;
    }

    public JournalSource source() {
        return source;
    }

    /** Where it is kept who did what. */
    public AuditTrail trail() {
        return trail;
    }

    public RejectionDesk desk() {
        return desk;
    }

    public Looks looks() {
        return looks;
    }

    @Override
    public void close() {
        source.close();
        looks.close();
    }
}
