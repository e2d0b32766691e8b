package city.ioc.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whose calendar counts, and what was known of it when (section 12). */
final class OracleCalendars {
    private record Version(String unit, long announcements) {}

    private final OracleSettings settings;
    private final List<Long> announcements;
    private final Map<Version, OracleCalendar> known = new HashMap<>();

    OracleCalendars(OracleSettings settings) {
        this.settings = settings;
        this.announcements = settings.announced().values().stream()
                .map(announcement -> announcement.toEpochMilli())
                .distinct()
                .sorted()
                .toList();
    }

    /** With every announcement, whenever it came. */
    OracleCalendar of(String unit) {
        return asKnown(unit, Long.MAX_VALUE);
    }

    OracleCalendar asKnown(String unit, long at) {
        String whose = settings.unitHours().containsKey(unit) ? unit : "";
        long made = announcements.stream().filter(announcement -> announcement <= at).count();
        return known.computeIfAbsent(
                new Version(whose, made), version -> new OracleCalendar(settings, version.unit(), at));
    }

    /** The announcements after {@code from} and before {@code to}; null is never. */
    List<Long> announcementsBetween(long from, Long to) {
        return announcements.stream()
                .filter(announcement -> announcement > from && (to == null || announcement < to))
                .toList();
    }

    /** {@code from}, and the announcements after it before {@code to}: what was known at each of them holds until the next. */
    List<Long> outlooks(long from, Long to) {
        List<Long> outlooks = new ArrayList<>(List.of(from));
        outlooks.addAll(announcementsBetween(from, to));
        return outlooks;
    }
}
