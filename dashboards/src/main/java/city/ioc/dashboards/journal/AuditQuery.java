package city.ioc.dashboards.journal;

import city.ioc.audit.AuditAction;
import city.ioc.audit.AuditEntry;
import java.time.Instant;

/**
 * Which entries are asked for; null where any will do.
 *
 * @param from  then or later
 * @param until earlier
 * @param after where the page before ended
 */
public record AuditQuery(
        AuditAction action, String by, String subject, Instant from, Instant until, Cursor after, int limit) {

    /** The last entry of a page. */
    public record Cursor(long at, String id) {}

    boolean asksFor(AuditEntry entry) {
        return (action == null || action == entry.action())
                && (by == null || by.equals(entry.by()))
                && (subject == null || subject.equals(entry.subject()))
                && (from == null || !entry.at().isBefore(from))
                && (until == null || entry.at().isBefore(until));
    }

    boolean isAfterCursor(AuditEntry entry) {
        long at = entry.at().toEpochMilli();
        return after == null || at < after.at() || at == after.at() && entry.id().compareTo(after.id()) < 0;
    }
}
