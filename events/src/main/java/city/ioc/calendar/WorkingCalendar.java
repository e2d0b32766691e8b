package city.ioc.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Counts working time and finds due instants. All instants are epoch milliseconds, all lengths milliseconds.
 *
 * <p>Immutable and pure. Open hours hold their opening instant and not their closing instant, yet work that is done at
 * the closing instant is done within them: {@link #add} and {@link #due} answer 17:00, not 07:00 of the next day.
 * Changes of the clock (DST) are respected: a night shift is an hour shorter in spring, a clock time that is skipped is
 * the moment of the change, and one that comes twice is the first of the two.
 *
 * <p>Total: it knows the years 1990 to 2150 and is closed before and after. An answer that would lie behind them is the
 * end of 2150, or the instant asked about when that is later. No query throws, whatever the number.
 * {@link #isWorkingTime}, {@link #nextWorkingInstant}, {@link #add} and {@link #between} take constant time and
 * allocate nothing.
 */
public final class WorkingCalendar {

    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);
    private static final LocalDate END_DAY = LocalDate.of(2151, 1, 1);
    private static final long HOUR = 3_600_000;

    private final CalendarSpec spec;
    private final LocalClock clock;
    private final OpenTimes openTimes;
    /** The epoch days of all working days, ascending. */
    private final int[] workingDays;

    /** Lays out all open hours of the years it knows; takes some milliseconds and megabytes, so keep it. */
    public WorkingCalendar(CalendarSpec spec) {
        this.spec = spec;
        this.clock = new LocalClock(spec.zone());
        OpenTimes.Builder stretches = new OpenTimes.Builder();
        int[] days = new int[Math.toIntExact(END_DAY.toEpochDay() - FIRST_DAY.toEpochDay())];
        int count = 0;
        DayWalk day = new DayWalk(clock, FIRST_DAY);
        for (; day.date().isBefore(END_DAY); day.advance()) {
            boolean worked = false;
            for (OpenHours hours : spec.hoursOn(day.date())) {
                worked |= stretches.add(
                        day.instant(hours.from()), hours.endsAtMidnight() ? day.end() : day.instant(hours.to()));
            }
            if (worked) {
                days[count++] = Math.toIntExact(day.date().toEpochDay());
            }
        }
        this.openTimes = stretches.build(clock.startOfDay(END_DAY));
        this.workingDays = Arrays.copyOf(days, count);
    }

    /** Whether there is any working time on this local day. */
    public boolean isWorkingDay(LocalDate day) {
        int index = indexFrom(day);
        return index < workingDays.length && workingDays[index] == day.toEpochDay();
    }

    /** Whether the office is open at this instant; at the closing instant it is not. */
    public boolean isWorkingTime(long at) {
        return openTimes.contains(at);
    }

    /** The first instant of working time at or after this one. */
    public long nextWorkingInstant(long at) {
        return openTimes.next(at);
    }

    /**
     * The earliest instant at which so much working time has passed since {@code from}. Nothing passes in no time: an
     * amount of 0 (or less) gives {@code from} itself, even outside hours. Otherwise the answer is working time or a
     * closing instant.
     */
    public long add(long from, long workingMillis) {
        return openTimes.after(from, workingMillis);
    }

    /**
     * The earliest instant from which no more than so much working time is left until {@code to}: working time, or a closing
     * instant. An amount of 0 (or less) gives {@code to} itself; one that is more than all working time before gives the least long.
     */
    public long subtract(long to, long workingMillis) {
        return openTimes.before(to, workingMillis);
    }

    /** The working time from one instant to another; 0 when the second is not later. */
    public long between(long from, long to) {
        return to <= from ? 0 : openTimes.elapsed(to) - openTimes.elapsed(from);
    }

    /**
     * When a case accepted at this instant is due; empty when there is no limit. On receipt outside hours the clock
     * starts at the next working instant, for every unit.
     *
     * <ul>
     *   <li>Working days: the same clock time so many working days later, the day on which the clock starts being day
     *       0. Where that day is closed at that time, the closing before it on that day, else the first opening of that
     *       day.
     *   <li>Working hours: {@link #add}.
     *   <li>Same day: the last closing of the day when the clock starts at or before the cutoff, else of the next
     *       working day.
     *   <li>Calendar days and months: the same clock time that much later; see
     *       {@link CalendarSpec#limitsEndOnWorkingDays}.
     * </ul>
     *
     * <p>With the first three the due instant is on a working day; to keep it there, a closing at midnight counts as
     * the last millisecond of the day. A later acceptance never means an earlier due instant, with two exceptions.
     * Months are clamped and days off skipped by day while the clock time is kept, so that with months, and with
     * calendar days that end on working days, only the due <em>day</em> is never earlier. And where the clock is put
     * back while an office is open, who is accepted in the second pass of an hour may be due before who was accepted in
     * its first, except with working hours.
     */
    public OptionalLong due(long acceptedAt, TimeLimit limit) {
        long start = nextWorkingInstant(acceptedAt);
        int value = limit.value();
        return switch (limit.unit()) {
            case NONE -> OptionalLong.empty();
            case WORKING_HOUR -> OptionalLong.of(afterWorkingHours(start, value));
            case WORKING_DAY -> OptionalLong.of(afterWorkingDays(start, value));
            case SAME_DAY_15H -> OptionalLong.of(sameDay(start));
            case CALENDAR_DAY -> OptionalLong.of(onOrAfter(clock.wallTime(start).plusDays(value)));
            case MONTH -> OptionalLong.of(onOrAfter(clock.wallTime(start).plusMonths(value)));
        };
    }

    private long afterWorkingHours(long start, int hours) {
        long due = add(start, hours * HOUR);
        boolean closesTheDay = isWorkingTime(due - 1) && !isWorkingTime(due) && due == startOfDay(localDay(due));
        return closesTheDay ? due - 1 : due;
    }

    private long afterWorkingDays(long start, int days) {
        LocalDateTime wallTime = clock.wallTime(start);
        int index = indexFrom(wallTime.toLocalDate()) + days;
        if (index >= workingDays.length) {
            return openTimes.never(start);
        }
        LocalDate day = LocalDate.ofEpochDay(workingDays[index]);
        long sameTime = clock.instant(day.atTime(wallTime.toLocalTime()));
        if (isWorkingTime(sameTime)) {
            return sameTime;
        }
        long closing = openTimes.lastClose(sameTime);
        return closing > startOfDay(day) ? closing : nextWorkingInstant(sameTime);
    }

    private long sameDay(long start) {
        LocalDateTime wallTime = clock.wallTime(start);
        boolean inTime = !wallTime.toLocalTime().isAfter(spec.sameDayCutoff());
        int index = indexFrom(wallTime.toLocalDate()) + (inTime ? 0 : 1);
        if (index >= workingDays.length) {
            return openTimes.never(start);
        }
        long lastMoment = startOfDay(LocalDate.ofEpochDay(workingDays[index] + 1L)) - 1;
        return Math.min(openTimes.lastClose(lastMoment), lastMoment);
    }

    private long onOrAfter(LocalDateTime wallTime) {
        if (!spec.limitsEndOnWorkingDays()) {
            return clock.instant(wallTime);
        }
        int index = indexFrom(wallTime.toLocalDate());
        if (index >= workingDays.length) {
            return openTimes.never(clock.instant(wallTime));
        }
        return clock.instant(LocalDate.ofEpochDay(workingDays[index]).atTime(wallTime.toLocalTime()));
    }

    /** The index of the first working day on or after this day; the count of working days when there is none. */
    private int indexFrom(LocalDate day) {
        int epochDay = Math.clamp(day.toEpochDay(), Integer.MIN_VALUE, Integer.MAX_VALUE);
        int index = Arrays.binarySearch(workingDays, epochDay);
        return index >= 0 ? index : -index - 1;
    }

    /** The local day of an instant. */
    public LocalDate localDay(long at) {
        return clock.wallTime(at).toLocalDate();
    }

    /** The first instant of a local day. */
    public long startOfDay(LocalDate day) {
        return clock.startOfDay(day);
    }

    /** What this calendar was built from. */
    public CalendarSpec spec() {
        return spec;
    }

    /** The zone in which hours and days are read. */
    public ZoneId zone() {
        return spec.zone();
    }

    @Override
    public String toString() {
        return "WorkingCalendar[" + spec + "]";
    }
}
