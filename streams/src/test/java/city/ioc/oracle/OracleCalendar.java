package city.ioc.oracle;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Working time of one unit as known at one time, counted day by day over the hours that are open. All instants are epoch milliseconds. */
final class OracleCalendar {
    private static final int DAYS_SEARCHED = 40_000;
    private static final LocalTime SAME_DAY_UNTIL = LocalTime.of(15, 0);
    private static final long HOUR = 3_600_000;

    private final OracleSettings settings;
    private final ZoneId zone;
    private final Map<DayOfWeek, List<LocalTime[]>> week;
    private final long knownAt;
    private final Map<LocalDate, List<Opening>> known = new HashMap<>();

    /** The city's, with all announcements. */
    OracleCalendar(OracleSettings settings) {
        this(settings, "", Long.MAX_VALUE);
    }

    OracleCalendar(OracleSettings settings, String unit, long knownAt) {
        this.settings = settings;
        this.zone = settings.zone();
        this.week = settings.unitHours().getOrDefault(unit, settings.weeklyHours());
        this.knownAt = knownAt;
    }

    LocalDate dayOf(long at) {
        return local(at).toLocalDate();
    }

    long startOfDay(LocalDate day) {
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    /** Working milliseconds in [from, to). */
    long between(long from, long to) {
        long sum = 0;
        if (from < to) {
            LocalDate last = dayOf(to);
            for (LocalDate day = dayOf(from); !day.isAfter(last); day = day.plusDays(1)) {
                for (Opening opening : openings(day)) {
                    sum += Math.max(0, Math.min(to, opening.close()) - Math.max(from, opening.open()));
                }
            }
        }
        return sum;
    }

    /** The earliest instant at which {@code millis} of working time have passed since {@code from}. */
    long add(long from, long millis) {
        if (millis == 0) {
            return from;
        }
        long left = millis;
        LocalDate day = dayOf(from);
        for (int i = 0; i < DAYS_SEARCHED; i++, day = day.plusDays(1)) {
            for (Opening opening : openings(day)) {
                long start = Math.max(from, opening.open());
                long available = Math.max(0, opening.close() - start);
                if (left <= available) {
                    return start + left;
                }
                left -= available;
            }
        }
        throw new IllegalStateException("not enough working time after " + Instant.ofEpochMilli(from));
    }

    /** The first instant in [from, to] from which no more than {@code millis} of working time are left until {@code to}. */
    long before(long from, long to, long millis) {
        long left = millis;
        for (LocalDate day = dayOf(to); !day.isBefore(dayOf(from)); day = day.minusDays(1)) {
            List<Opening> openings = openings(day);
            for (int i = openings.size() - 1; i >= 0; i--) {
                long end = Math.min(to, openings.get(i).close());
                long available = Math.max(0, end - Math.max(from, openings.get(i).open()));
                if (left < available) {
                    return end - left;
                }
                left -= available;
            }
        }
        return from;
    }

    /** When a dossier accepted at {@code accepted} is due; null for NONE. */
    Long due(long accepted, OracleLimit limit) {
        return switch (limit.unit()) {
            case "NONE" -> null;
            case "WORKING_HOUR" -> add(accepted, limit.value() * HOUR);
            case "WORKING_DAY" -> {
                ZonedDateTime start = local(startOfClock(accepted));
                LocalDate day = start.toLocalDate();
                for (int i = 0; i < limit.value(); i++) {
                    day = workingDayAfter(day);
                }
                yield whileOpen(day, start.toLocalTime());
            }
            case "SAME_DAY_15H" -> {
                ZonedDateTime start = local(startOfClock(accepted));
                boolean sameDay = !start.toLocalTime().isAfter(SAME_DAY_UNTIL);
                LocalDate day = sameDay ? start.toLocalDate() : workingDayAfter(start.toLocalDate());
                List<Opening> openings = openings(day);
                yield openings.get(openings.size() - 1).close();
            }
            case "CALENDAR_DAY" -> onWorkingDay(local(startOfClock(accepted)).plusDays(limit.value()));
            case "MONTH" -> onWorkingDay(local(startOfClock(accepted)).plusMonths(limit.value()));
            default -> throw new IllegalArgumentException("unknown unit of a limit: " + limit.unit());
        };
    }

    /** The first instant that is too late for a due. */
    long overdueFrom(long due) {
        return settings.byDate() ? startOfDay(dayOf(due).plusDays(1)) : due + 1;
    }

    /** The first instant that is too late for a limit that runs from {@code start}; never for NONE. */
    long lateFrom(long start, OracleLimit limit) {
        Long due = due(start, limit);
        return due == null ? Long.MAX_VALUE : overdueFrom(due);
    }

    /** {@code accepted} itself inside the hours, else the next opening. */
    private long startOfClock(long accepted) {
        LocalDate day = dayOf(accepted);
        for (int i = 0; i < DAYS_SEARCHED; i++, day = day.plusDays(1)) {
            for (Opening opening : openings(day)) {
                if (accepted < opening.close()) {
                    return Math.max(accepted, opening.open());
                }
            }
        }
        throw new IllegalStateException("never open after " + Instant.ofEpochMilli(accepted));
    }

    private long onWorkingDay(ZonedDateTime target) {
        LocalDate day = target.toLocalDate();
        return at(openings(day).isEmpty() ? workingDayAfter(day) : day, target.toLocalTime());
    }

    /** That time of a working day; when it is closed then, the closing before or else the first opening. */
    private long whileOpen(LocalDate day, LocalTime time) {
        long wanted = at(day, time);
        Long closing = null;
        for (Opening opening : openings(day)) {
            if (opening.open() <= wanted && wanted < opening.close()) {
                return wanted;
            }
            if (opening.close() <= wanted) {
                closing = opening.close();
            }
        }
        return closing == null ? openings(day).get(0).open() : closing;
    }

    private LocalDate workingDayAfter(LocalDate day) {
        LocalDate next = day.plusDays(1);
        for (int i = 0; i < DAYS_SEARCHED; i++, next = next.plusDays(1)) {
            if (!openings(next).isEmpty()) {
                return next;
            }
        }
        throw new IllegalStateException("no working day after " + day);
    }

    private List<Opening> openings(LocalDate day) {
        return known.computeIfAbsent(day, this::findOpenings);
    }

    private List<Opening> findOpenings(LocalDate day) {
        List<Opening> openings = new ArrayList<>();
        for (LocalTime[] openAndClose : hoursOf(day)) {
            openings.add(new Opening(at(day, openAndClose[0]), at(day, openAndClose[1])));
        }
        return openings;
    }

    private List<LocalTime[]> hoursOf(LocalDate day) {
        Instant announced = settings.announced().get(day);
        boolean heardOf = announced == null || announced.toEpochMilli() <= knownAt;
        if (heardOf && settings.daysOff().contains(day)) {
            return List.of();
        }
        if (heardOf && settings.makeUpDays().contains(day)) {
            for (DayOfWeek weekday : DayOfWeek.values()) {
                if (week.containsKey(weekday)) {
                    return week.get(weekday);
                }
            }
        }
        return week.getOrDefault(day.getDayOfWeek(), List.of());
    }

    private ZonedDateTime local(long at) {
        return Instant.ofEpochMilli(at).atZone(zone);
    }

    private long at(LocalDate day, LocalTime time) {
        return ZonedDateTime.of(day, time, zone).toInstant().toEpochMilli();
    }

    private record Opening(long open, long close) {}
}
