package city.ioc.dashboards.figures;

import java.util.HashSet;
import java.util.Set;

/** The units that changed since somebody asked last; many changes of one unit are one. For any number of threads. */
public final class Changes {
    private Set<String> units = new HashSet<>();

    public synchronized void add(Set<String> changed) {
        units.addAll(changed);
    }

    /** What changed since the last call. */
    public synchronized Set<String> take() {
        Set<String> taken = units;
        units = new HashSet<>();
        return taken;
    }
}
