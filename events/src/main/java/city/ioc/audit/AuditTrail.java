package city.ioc.audit;

import java.util.concurrent.CompletionStage;

/** Where it is kept who did what. */
@FunctionalInterface
public interface AuditTrail {
    /** Keeps an entry; completes when it is stored, and fails when that is not known. May block for a bounded time. */
    CompletionStage<Void> record(AuditEntry entry);
}
