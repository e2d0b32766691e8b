package city.ioc.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

import static city.ioc.calendar.CanThoCalendar.OFFICE_HOURS;
import static city.ioc.calendar.CanThoCalendar.ZONE;
import static city.ioc.calendar.CanThoCalendar.everyDay;
import static city.ioc.calendar.CanThoCalendar.hours;
import static city.ioc.calendar.CanThoCalendar.mondayToFriday;
import static city.ioc.calendar.CanThoCalendar.weekOnly;
import static org.assertj.core.api.Assertions.assertThat;

class WorkingCalendarProperties {

    private static final long MINUTE = 60_000;
    private static final long WEEK = 7 * 24 * 60 * MINUTE;
    private static final long MOST = 400 * 24 * 60 * MINUTE;
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    /** Calendars whose wall clock is never put back while they are open. */
    private static final List<WorkingCalendar> STEADY = List.of(
            new WorkingCalendar(CanThoCalendar.spec(false)),
            new WorkingCalendar(CanThoCalendar.spec(true)),
            new WorkingCalendar(weekOnly(ZONE, unevenWeek())),
            new WorkingCalendar(CalendarSpec.alwaysOpen(ZONE)),
            new WorkingCalendar(weekOnly(AMSTERDAM, mondayToFriday(OFFICE_HOURS))));

    /** Calendars that live through changes of the clock. */
    private static final List<WorkingCalendar> SHIFTING = List.of(
            new WorkingCalendar(CalendarSpec.alwaysOpen(AMSTERDAM)),
            openDaily(AMSTERDAM, hours("01:00", "05:00"), hours("22:00", "00:00")),
            openDaily(ZoneId.of("Australia/Lord_Howe"), hours("00:00", "03:00")));

    @Property
    void whatWasAddedIsMeasured(
            @ForAll("all") WorkingCalendar calendar,
            @ForAll("instants") long from,
            @ForAll @LongRange(max = MOST) long amount) {
        assertThat(calendar.between(from, calendar.add(from, amount))).isEqualTo(amount);
    }

    @Property
    void nothingShorterWouldHaveDone(
            @ForAll("all") WorkingCalendar calendar,
            @ForAll("instants") long from,
            @ForAll @LongRange(min = 1, max = MOST) long amount) {
        assertThat(calendar.between(from, calendar.add(from, amount) - 1)).isEqualTo(amount - 1);
    }

    @Property
    void workIsDoneInWorkingTimeOrAtItsClosing(
            @ForAll("all") WorkingCalendar calendar,
            @ForAll("instants") long from,
            @ForAll @LongRange(min = 1, max = MOST) long amount) {
        long done = calendar.add(from, amount);

        assertThat(worksByTheWallClock(calendar, done) || worksByTheWallClock(calendar, done - 1)).isTrue();
    }

    @Property
    void moreWorkOrALaterStartIsNeverDoneEarlier(
            @ForAll("all") WorkingCalendar calendar,
            @ForAll("instants") long from,
            @ForAll @LongRange(max = 2 * WEEK) long later,
            @ForAll @LongRange(max = MOST) long amount,
            @ForAll @LongRange(max = 2 * WEEK) long more) {
        assertThat(calendar.add(from, amount + more)).isGreaterThanOrEqualTo(calendar.add(from, amount));
        assertThat(calendar.add(from + later, amount)).isGreaterThanOrEqualTo(calendar.add(from, amount));
        assertThat(calendar.nextWorkingInstant(from + later)).isGreaterThanOrEqualTo(calendar.nextWorkingInstant(from));
    }

    @Property
    void aWiderSpanNeverHoldsLess(
            @ForAll("all") WorkingCalendar calendar,
            @ForAll("instants") long from,
            @ForAll @LongRange(max = 3 * WEEK) long span,
            @ForAll @LongRange(max = 3 * WEEK) long wider) {
        long narrow = calendar.between(from, from + span);

        assertThat(narrow).isBetween(0L, span);
        assertThat(calendar.between(from, from + span + wider)).isGreaterThanOrEqualTo(narrow);
        assertThat(calendar.between(from - wider, from + span)).isGreaterThanOrEqualTo(narrow);
    }

    @Property
    void spansAddUp(
            @ForAll("all") WorkingCalendar calendar,
            @ForAll("instants") long from,
            @ForAll @LongRange(max = MOST) long first,
            @ForAll @LongRange(max = MOST) long second) {
        long middle = from + first;
        long to = middle + second;

        assertThat(calendar.between(from, middle) + calendar.between(middle, to)).isEqualTo(calendar.between(from, to));
    }

    @Property
    void workInTwoPartsIsDoneWhenWorkInOneIs(
            @ForAll("all") WorkingCalendar calendar,
            @ForAll("instants") long from,
            @ForAll @LongRange(max = MOST) long first,
            @ForAll @LongRange(min = 1, max = MOST) long second) {
        assertThat(calendar.add(calendar.add(from, first), second)).isEqualTo(calendar.add(from, first + second));
    }

    @Property(tries = 150)
    void aSpanHoldsAsManyMinutesAsTheWallClockCounts(
            @ForAll("all") WorkingCalendar calendar,
            @ForAll("instants") long instant,
            @ForAll @LongRange(max = 3 * WEEK / MINUTE) long minutes) {
        long from = Math.floorDiv(instant, MINUTE) * MINUTE;
        long counted = 0;
        for (long minute = 0; minute < minutes; minute++) {
            counted += worksByTheWallClock(calendar, from + minute * MINUTE) ? 1 : 0;
        }

        assertThat(calendar.between(from, from + minutes * MINUTE)).isEqualTo(counted * MINUTE);
    }

    @Property
    void theWallClockSaysWhatIsWorkingTime(@ForAll("all") WorkingCalendar calendar, @ForAll("instants") long at) {
        long next = calendar.nextWorkingInstant(at);

        assertThat(calendar.isWorkingTime(at)).isEqualTo(worksByTheWallClock(calendar, at));
        assertThat(worksByTheWallClock(calendar, next)).isTrue();
        assertThat(next).isGreaterThanOrEqualTo(at);
        assertThat(calendar.between(at, next)).isZero();
        assertThat(next == at).isEqualTo(calendar.isWorkingTime(at));
    }

    @Property
    void aWorkingLimitIsDueOnAWorkingDayWithinItsHours(
            @ForAll("all") WorkingCalendar calendar,
            @ForAll("instants") long accepted,
            @ForAll("workingLimits") TimeLimit limit) {
        long due = calendar.due(accepted, limit).getAsLong();

        assertThat(calendar.isWorkingDay(calendar.localDay(due))).isTrue();
        assertThat(worksByTheWallClock(calendar, due) || worksByTheWallClock(calendar, due - 1)).isTrue();
        assertThat(due).isGreaterThanOrEqualTo(calendar.nextWorkingInstant(accepted));
    }

    @Property
    void soManyWorkingDaysLaterMeansSoManyDaysCounted(
            @ForAll("steady") WorkingCalendar calendar,
            @ForAll("instants") long accepted,
            @ForAll @LongRange(min = 1, max = 60) long days) {
        LocalDate day = calendar.localDay(calendar.nextWorkingInstant(accepted));
        LocalDate due = calendar.localDay(calendar.due(accepted, limit(days, TimeLimit.Unit.WORKING_DAY)).getAsLong());

        assertThat(day.plusDays(1).datesUntil(due.plusDays(1)).filter(calendar::isWorkingDay).count()).isEqualTo(days);
    }

    @Property
    void aLaterAcceptanceIsNeverDueEarlier(
            @ForAll("steady") WorkingCalendar calendar,
            @ForAll("instants") long accepted,
            @ForAll @LongRange(max = 2 * WEEK) long later,
            @ForAll("workingLimits") TimeLimit limit) {
        assertThat(calendar.due(accepted + later, limit).getAsLong())
                .isGreaterThanOrEqualTo(calendar.due(accepted, limit).getAsLong());
    }

    @Property
    void aLaterAcceptanceIsNeverDueOnAnEarlierDayWhateverTheLimit(
            @ForAll("steady") WorkingCalendar calendar,
            @ForAll("instants") long accepted,
            @ForAll @LongRange(max = 2 * WEEK) long later,
            @ForAll("calendarLimits") TimeLimit limit) {
        long due = calendar.due(accepted, limit).getAsLong();
        long laterDue = calendar.due(accepted + later, limit).getAsLong();

        assertThat(calendar.localDay(laterDue)).isAfterOrEqualTo(calendar.localDay(due));
        if (limit.unit() == TimeLimit.Unit.CALENDAR_DAY && !calendar.spec().limitsEndOnWorkingDays()) {
            assertThat(laterDue).isGreaterThanOrEqualTo(due);
        }
    }

    @Property
    void workingHoursAreInOrderEvenWhenTheClockIsPutBack(
            @ForAll("shifting") WorkingCalendar calendar,
            @ForAll("instants") long accepted,
            @ForAll @LongRange(max = 2 * WEEK) long later,
            @ForAll @LongRange(min = 1, max = 3650) long hours) {
        TimeLimit limit = limit(hours, TimeLimit.Unit.WORKING_HOUR);

        assertThat(calendar.due(accepted + later, limit).getAsLong())
                .isGreaterThanOrEqualTo(calendar.due(accepted, limit).getAsLong());
    }

    @Property
    void aStartOfDayIsTheFirstInstantOfItsDay(@ForAll("all") WorkingCalendar calendar, @ForAll("instants") long at) {
        LocalDate day = calendar.localDay(at);
        long start = calendar.startOfDay(day);

        assertThat(start).isLessThanOrEqualTo(at);
        assertThat(calendar.localDay(start)).isEqualTo(day);
        assertThat(calendar.localDay(start - 1)).isEqualTo(day.minusDays(1));
    }

    @Provide
    Arbitrary<WorkingCalendar> all() {
        return Arbitraries.oneOf(steady(), shifting());
    }

    @Provide
    Arbitrary<WorkingCalendar> steady() {
        return Arbitraries.of(STEADY);
    }

    @Provide
    Arbitrary<WorkingCalendar> shifting() {
        return Arbitraries.of(SHIFTING);
    }

    /** Any moment from 2023 to 2027; whole hours and changes of the clock come more often than by chance. */
    @Provide
    Arbitrary<Long> instants() {
        long first = CanThoCalendar.at("2023-01-01T00:00");
        long last = CanThoCalendar.at("2027-12-31T00:00");
        long hour = 60 * MINUTE;
        Arbitrary<Long> anyHour = Arbitraries.longs().between(0, (last - first) / hour).map(n -> first + n * hour);
        Arbitrary<Long> nearChanges = Arbitraries.of(
                        "2024-03-31T02:00", "2024-10-27T02:00", "2025-04-06T02:00", "2025-10-05T02:00")
                .flatMap(change -> Arbitraries.longs()
                        .between(-12 * 60, 12 * 60)
                        .map(minutes -> CanThoCalendar.at(change, AMSTERDAM) + minutes * MINUTE));
        return Arbitraries.oneOf(Arbitraries.longs().between(first, last), anyHour, nearChanges);
    }

    @Provide
    Arbitrary<TimeLimit> workingLimits() {
        return Arbitraries.oneOf(
                Arbitraries.just(limit(0, TimeLimit.Unit.SAME_DAY_15H)),
                Arbitraries.longs().between(1, 300).map(days -> limit(days, TimeLimit.Unit.WORKING_DAY)),
                Arbitraries.longs().between(1, 3650).map(hours -> limit(hours, TimeLimit.Unit.WORKING_HOUR)));
    }

    @Provide
    Arbitrary<TimeLimit> calendarLimits() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(1, 3650).map(days -> limit(days, TimeLimit.Unit.CALENDAR_DAY)),
                Arbitraries.longs().between(1, 240).map(months -> limit(months, TimeLimit.Unit.MONTH)));
    }

    private static TimeLimit limit(long value, TimeLimit.Unit unit) {
        return new TimeLimit(Math.toIntExact(value), unit);
    }

    private static WorkingCalendar openDaily(ZoneId zone, OpenHours... hours) {
        return new WorkingCalendar(weekOnly(zone, everyDay(List.of(hours))));
    }

    private static Map<DayOfWeek, List<OpenHours>> unevenWeek() {
        Map<DayOfWeek, List<OpenHours>> week = mondayToFriday(OFFICE_HOURS);
        week.put(DayOfWeek.TUESDAY, List.of(hours("08:15", "09:00"), hours("09:00", "10:30"), hours("18:00", "00:00")));
        week.put(DayOfWeek.WEDNESDAY, List.of(hours("00:00", "00:01"), hours("12:00", "12:30")));
        week.put(DayOfWeek.FRIDAY, List.of(hours("13:00", "00:00")));
        week.put(DayOfWeek.SATURDAY, List.of(hours("07:00", "11:00")));
        return week;
    }

    /** The slow way: read the wall clock and look it up. */
    private static boolean worksByTheWallClock(WorkingCalendar calendar, long at) {
        ZonedDateTime wall = Instant.ofEpochMilli(at).atZone(calendar.zone());
        LocalTime time = wall.toLocalTime();
        for (OpenHours hours : calendar.spec().hoursOn(wall.toLocalDate())) {
            if (!time.isBefore(hours.from()) && (hours.endsAtMidnight() || time.isBefore(hours.to()))) {
                return true;
            }
        }
        return false;
    }
}
