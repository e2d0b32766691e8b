package city.ioc.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A calendar as it was known through time: a day off may be announced after promises were made that count it as worked.
 * Instants are epoch milliseconds.
 *
 * <p>Immutable, safe for use by several threads. A {@link WorkingCalendar} is large, so each version is laid out when it is first asked for.
 */
public final class CalendarVersions {
    /** By when they were known; the first always was. */
    private final List<Version> versions = new ArrayList<>();

    public CalendarVersions(CalendarSpec spec) {
        versions.add(new Version(Long.MIN_VALUE, spec.knownAt(Instant.MIN)));
        for (Instant announcement : new TreeSet<>(spec.announced().values())) {
            versions.add(new Version(announcement.toEpochMilli(), spec.knownAt(announcement)));
        }
    }

    /** With all that was ever announced. */
    public WorkingCalendar complete() {
        return versions.getLast().calendar();
    }

    /** With what was announced up to an instant, that one included. */
    public WorkingCalendar knownAt(long at) {
        int i = versions.size() - 1;
        while (versions.get(i).since > at) {
            i--;
        }
        return versions.get(i).calendar();
    }

    /** The first announcement after an instant; {@link Long#MAX_VALUE} when there is none. */
    public long changeAfter(long at) {
        for (Version version : versions) {
            if (version.since > at) {
                return version.since;
            }
        }
        return Long.MAX_VALUE;
    }

    private static final class Version {
        private final long since;
        private final CalendarSpec spec;
        private volatile WorkingCalendar calendar;

        Version(long since, CalendarSpec spec) {
            this.since = since;
            this.spec = spec;
        }

        WorkingCalendar calendar() {
            WorkingCalendar known = calendar;
            return known == null ? layOut() : known;
        }

        private synchronized WorkingCalendar layOut() {
            if (calendar == null) {
                calendar = new WorkingCalendar(spec);
            }
            return calendar;
        }
    }
}
