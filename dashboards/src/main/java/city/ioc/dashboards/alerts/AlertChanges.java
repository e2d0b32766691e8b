package city.ioc.dashboards.alerts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The alerts that changed since somebody asked last; when very many did, all of them. For any number of threads. */
public final class AlertChanges {
    private static final int MOST = 5_000;

    private Map<String, Set<String>> units = new LinkedHashMap<>();
    private boolean all;

    /**
     * @param all   whether any alert may have changed
     * @param units of each alert that changed: those it had before and has now
     */
    public record Changed(boolean all, Map<String, Set<String>> units) {
        public boolean isNothing() {
            return !all && units.isEmpty();
        }
    }

    synchronized void add(String id, String unit) {
        if (units.size() >= MOST) {
            addAll();
        }
        if (!all) {
            units.computeIfAbsent(id, each -> new TreeSet<>()).add(unit);
        }
    }

    synchronized void addAll() {
        all = true;
        units.clear();
    }

    synchronized Changed take() {
        Changed taken = new Changed(all, units);
        units = new LinkedHashMap<>();
        all = false;
        return taken;
    }
}
