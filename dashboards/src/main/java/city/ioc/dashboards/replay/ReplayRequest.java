package city.ioc.dashboards.replay;

import city.ioc.events.Opt;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What somebody wants to try.
 *
 * @param profile   name of a profile that the server has; null for the one that is shown
 * @param files     names and texts of files that take the place of those of the profile
 * @param dueShift  by how many days every due is moved
 * @param knownAt   what arrived later is not known; null when all is
 * @param writtenAt what a desk recorded later is not known; null when all is
 * @param units     whose figures are wanted; empty for the whole city
 */
public record ReplayRequest(
        @Opt String profile,
        Map<String, String> files,
        int dueShift,
        @Opt Instant knownAt,
        @Opt Instant writtenAt,
        List<String> units) {
    public ReplayRequest {
        files = Map.copyOf(files);
        units = List.copyOf(units);
    }

    /** In words of the trail: what is not as it is live. */
    public Map<String, String> detail() {
        Map<String, String> detail = new LinkedHashMap<>();
        put(detail, "profile", profile);
        put(detail, "files", files.isEmpty() ? null : String.join(" ", new TreeSet<>(files.keySet())));
        put(detail, "dueShift", dueShift == 0 ? null : dueShift + " days");
        put(detail, "knownAt", knownAt);
        put(detail, "writtenAt", writtenAt);
        put(detail, "units", units.isEmpty() ? null : String.join(" ", units));
        return detail;
    }

    private static void put(Map<String, String> detail, String name, @Opt Object value) {
        if (value != null) {
            detail.put(name, value.toString());
        }
    }
}
