package city.ioc.dashboards.journal;

import city.ioc.audit.AuditAction;

/** What became of a rejection. */
public enum RejectionState {
    /** Nobody has decided yet. */
    OPEN,
    /** A corrected event was sent in its place. */
    REDRIVEN,
    /** It was given up. */
    DISCARDED;

    static RejectionState after(AuditAction action) {
        return switch (action) {
            case REDRIVEN -> REDRIVEN;
            case DISCARDED -> DISCARDED;
            default -> OPEN;
        };
    }
}
