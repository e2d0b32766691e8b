package city.ioc.dashboards.journal;

import java.util.Optional;

/** Where rejections and the audit trail come from. */
public interface JournalSource extends AutoCloseable {
    /** Begins to fill the tables, and goes on as more comes. */
    void start(RejectionTable rejections, AuditTable audit);

    /** Whether all that there was at the start is in the tables. */
    boolean isRead();

    /** What a rejected record held, masked; empty when it is kept no longer. May block for some seconds. */
    Optional<String> payload(Rejection rejection);

    @Override
    void close();
}
