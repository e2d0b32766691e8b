package city.ioc.dashboards.journal;

import city.ioc.audit.AuditEntry;

/**
 * A rejection and what became of it.
 *
 * @param decision null while it is open
 */
public record Decided(Rejection rejection, AuditEntry decision) {
    public RejectionState state() {
        return decision == null ? RejectionState.OPEN : RejectionState.after(decision.action());
    }
}
