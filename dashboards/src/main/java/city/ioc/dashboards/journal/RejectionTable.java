package city.ioc.dashboards.journal;

import city.ioc.audit.AuditAction;
import city.ioc.audit.AuditEntry;
import city.ioc.dashboards.journal.RejectionPage.KindCount;
import city.ioc.dashboards.journal.RejectionQuery.Cursor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** The newest rejections, and what was decided about them. Safe for use by several threads. */
public final class RejectionTable {
    private final int most;
    private final Map<String, Rejection> byId = new HashMap<>();
    private final NavigableSet<Rejection> latestFirst = new TreeSet<>(Rejection.LATEST_FIRST);
    private final Map<String, AuditEntry> decisions = new LinkedHashMap<>();

    /** @param most so many rejections are held; beyond, the earliest are forgotten */
    public RejectionTable(int most) {
        this.most = most;
    }

    /** What was rejected before, by another generation of the pipeline, is not a second rejection; its latest reason counts. */
    public synchronized void add(Rejection rejection) {
        Rejection before = byId.put(rejection.id(), rejection);
        if (before != null) {
            latestFirst.remove(before);
        }
        latestFirst.add(rejection);
        if (latestFirst.size() > most) {
            byId.remove(latestFirst.removeLast().id());
        }
    }

    /** Takes a decision, which may come before the rejection. Only the first one about a rejection counts. */
    public synchronized void decide(AuditEntry entry) {
        if (entry.action() != AuditAction.REDRIVEN && entry.action() != AuditAction.DISCARDED) {
            return;
        }
        decisions.putIfAbsent(entry.subject(), entry);
        if (decisions.size() > 2L * most) {
            decisions.remove(decisions.keySet().iterator().next());
        }
    }

    /** Forgets all. */
    public synchronized void clear() {
        byId.clear();
        latestFirst.clear();
        decisions.clear();
    }

    public synchronized Optional<Decided> find(String id) {
        return Optional.ofNullable(byId.get(id)).map(this::decided);
    }

    /** How many nobody has decided about yet. */
    public synchronized int open() {
        return Math.toIntExact(byId.keySet().stream().filter(id -> !decisions.containsKey(id)).count());
    }

    public synchronized RejectionPage page(RejectionQuery query) {
        Map<RejectionState, Integer> byState = new EnumMap<>(RejectionState.class);
        for (RejectionState state : RejectionState.values()) {
            byState.put(state, 0);
        }
        Map<String, Integer> byKind = new HashMap<>();
        List<Decided> page = new ArrayList<>();
        int total = 0;
        boolean more = false;
        for (Rejection each : latestFirst) {
            if (!query.elsewhere().test(each)) {
                continue;
            }
            Decided decided = decided(each);
            boolean ofKind = query.kind() == null || query.kind().equals(each.kind());
            boolean ofState = query.state() == null || query.state() == decided.state();
            if (ofKind) {
                byState.merge(decided.state(), 1, Integer::sum);
            }
            if (ofState) {
                byKind.merge(each.kind(), 1, Integer::sum);
            }
            if (ofKind && ofState) {
                total++;
                if (query.isAfterCursor(each)) {
                    more = page.size() == query.limit();
                    if (!more) {
                        page.add(decided);
                    }
                }
            }
        }
        return new RejectionPage(total, byState, kinds(byKind), page, more ? cursor(page.getLast()) : null);
    }

    private Decided decided(Rejection rejection) {
        return new Decided(rejection, decisions.get(rejection.id()));
    }

    private static List<KindCount> kinds(Map<String, Integer> byKind) {
        return byKind.entrySet().stream()
                .map(each -> new KindCount(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingInt(KindCount::count).reversed().thenComparing(KindCount::kind))
                .toList();
    }

    private static Cursor cursor(Decided last) {
        return new Cursor(last.rejection().arrived().toEpochMilli(), last.rejection().id());
    }
}
