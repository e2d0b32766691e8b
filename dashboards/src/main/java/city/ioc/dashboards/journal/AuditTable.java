package city.ioc.dashboards.journal;

import city.ioc.audit.AuditEntry;
import city.ioc.dashboards.journal.AuditQuery.Cursor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The newest entries of the audit trail. Safe for use by several threads. */
public final class AuditTable {
    /** By milliseconds, as cursors are. */
    private static final Comparator<AuditEntry> LATEST_FIRST = Comparator.comparingLong(
                    (AuditEntry entry) -> entry.at().toEpochMilli())
            .thenComparing(AuditEntry::id)
            .reversed();

    private final int most;
    private final NavigableSet<AuditEntry> latestFirst = new TreeSet<>(LATEST_FIRST);

    /**
     * @param total of the whole list
     * @param next  null on the last page
     */
    public record Page(int total, List<AuditEntry> entries, Cursor next) {}

    /** @param most so many entries are held; beyond, the earliest are forgotten */
    public AuditTable(int most) {
        this.most = most;
    }

    /** An entry that is known already changes nothing. */
    public synchronized void add(AuditEntry entry) {
        latestFirst.add(entry);
        if (latestFirst.size() > most) {
            latestFirst.removeLast();
        }
    }

    /** Forgets all. */
    public synchronized void clear() {
        latestFirst.clear();
    }

    public synchronized Page page(AuditQuery query) {
        List<AuditEntry> page = new ArrayList<>();
        int total = 0;
        boolean more = false;
        for (AuditEntry entry : latestFirst) {
            if (query.asksFor(entry)) {
                total++;
                if (query.isAfterCursor(entry)) {
                    more = page.size() == query.limit();
                    if (!more) {
                        page.add(entry);
                    }
                }
            }
        }
        return new Page(total, page, more ? new Cursor(page.getLast().at().toEpochMilli(), page.getLast().id()) : null);
    }
}
