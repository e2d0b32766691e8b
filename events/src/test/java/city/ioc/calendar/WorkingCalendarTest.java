package city.ioc.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static city.ioc.calendar.CanThoCalendar.OFFICE_HOURS;
import static city.ioc.calendar.CanThoCalendar.ZONE;
import static city.ioc.calendar.CanThoCalendar.at;
import static city.ioc.calendar.CanThoCalendar.everyDay;
import static city.ioc.calendar.CanThoCalendar.hours;
import static city.ioc.calendar.CanThoCalendar.mondayToFriday;
import static city.ioc.calendar.CanThoCalendar.weekOnly;
import static org.assertj.core.api.Assertions.assertThat;

class WorkingCalendarTest {

    private static final long HOUR = 3_600_000;
    private static final TimeLimit SAME_DAY = new TimeLimit(0, TimeLimit.Unit.SAME_DAY_15H);
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    private static final WorkingCalendar CAN_THO = new WorkingCalendar(CanThoCalendar.spec());
    private static final WorkingCalendar CIVIL_CODE = new WorkingCalendar(CanThoCalendar.spec(true));
    private static final WorkingCalendar ALWAYS_OPEN = new WorkingCalendar(CalendarSpec.alwaysOpen(AMSTERDAM));
    private static final WorkingCalendar NIGHT_SHIFT =
            new WorkingCalendar(weekOnly(AMSTERDAM, everyDay(List.of(hours("01:00", "05:00")))));

    @ParameterizedTest
    @CsvSource({
        "2024-02-06T09:00,  3, WORKING_DAY,  2024-02-16T09:00",
        "2024-02-07T15:10,  0, SAME_DAY_15H, 2024-02-15T17:00",
        "2024-01-31T16:45, 10, WORKING_DAY,  2024-02-21T16:45",
        "2024-04-17T10:00, 10, WORKING_DAY,  2024-05-06T10:00",
        "2024-04-26T15:30,  2, WORKING_DAY,  2024-05-03T15:30",
        "2024-04-26T15:30,  3, WORKING_DAY,  2024-05-04T15:30",
        "2024-08-30T08:00,  1, WORKING_DAY,  2024-09-04T08:00",
        "2024-03-08T11:30,  8, WORKING_HOUR, 2024-03-11T11:00",
        "2024-03-08T16:00,  8, WORKING_HOUR, 2024-03-11T16:00",
        "2024-03-09T20:00,  8, WORKING_HOUR, 2024-03-11T17:00",
        "2024-03-04T08:00, 10, WORKING_DAY,  2024-03-18T08:00",
        "2024-03-04T08:00, 80, WORKING_HOUR, 2024-03-18T08:00"
    })
    void theDomainsVectorsHold(String accepted, int value, TimeLimit.Unit unit, String due) {
        assertThat(due(CAN_THO, accepted, new TimeLimit(value, unit))).isEqualTo(due);
    }

    @Test
    void aCountedPausePushesTheDueInstantByTheWorkingTimeWaited() {
        long due = CAN_THO.due(at("2024-03-04T08:00"), new TimeLimit(10, TimeLimit.Unit.WORKING_DAY)).getAsLong();
        long paused = CAN_THO.between(at("2024-03-06T10:00"), at("2024-03-12T14:00"));

        assertThat(paused).isEqualTo(34 * HOUR);
        assertThat(wallTime(CAN_THO, CAN_THO.add(due, paused))).isEqualTo("2024-03-22T10:00");
    }

    @ParameterizedTest
    @CsvSource({
        "2024, 22 16 21 19 23 20 23 22 19 23 21 22, 251",
        "2025, 17 20 21 21 20 21 23 21 20 23 20 23, 250",
        "2026, 21 15 22 20 20 22 23 21 20 22 21 23, 250"
    })
    void theMonthsHaveTheirWorkingDays(int year, String months, int total) {
        long[] expected = Pattern.compile(" ").splitAsStream(months).mapToLong(Long::parseLong).toArray();
        long[] counted = IntStream.rangeClosed(1, 12)
                .mapToLong(month -> workingDaysIn(YearMonth.of(year, month)))
                .toArray();

        assertThat(counted).containsExactly(expected);
        assertThat(LongStream.of(counted).sum()).isEqualTo(total);
    }

    @Test
    void mondayMorningFollowsSaturdayNight() {
        assertThat(CAN_THO.nextWorkingInstant(at("2024-03-09T20:00"))).isEqualTo(at("2024-03-11T07:00"));
    }

    @Test
    void hoursHoldTheirOpeningAndNotTheirClosing() {
        assertThat(CAN_THO.isWorkingTime(at("2024-03-08T07:00") - 1)).isFalse();
        assertThat(CAN_THO.isWorkingTime(at("2024-03-08T07:00"))).isTrue();
        assertThat(CAN_THO.isWorkingTime(at("2024-03-08T11:00") - 1)).isTrue();
        assertThat(CAN_THO.isWorkingTime(at("2024-03-08T11:00"))).isFalse();
        assertThat(CAN_THO.nextWorkingInstant(at("2024-03-08T11:00"))).isEqualTo(at("2024-03-08T13:00"));
        assertThat(CAN_THO.nextWorkingInstant(at("2024-03-08T10:59"))).isEqualTo(at("2024-03-08T10:59"));
    }

    @Test
    void noAmountMovesNothingEvenOutsideHours() {
        long sunday = at("2024-03-10T03:00");

        assertThat(CAN_THO.add(sunday, 0)).isEqualTo(sunday);
        assertThat(CAN_THO.add(sunday, -HOUR)).isEqualTo(sunday);
        assertThat(CAN_THO.add(sunday, 1)).isEqualTo(at("2024-03-11T07:00") + 1);
        assertThat(CAN_THO.between(sunday, sunday - HOUR)).isZero();
        assertThat(CAN_THO.between(at("2024-03-08T10:00"), at("2024-03-07T10:00"))).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-05T15:00:00.000, 2024-03-05T17:00",
        "2024-03-05T15:00:00.001, 2024-03-06T17:00",
        "2024-03-05T06:00:00.000, 2024-03-05T17:00",
        "2024-03-05T12:00:00.000, 2024-03-05T17:00",
        "2024-03-05T17:00:00.000, 2024-03-06T17:00",
        "2024-03-08T15:30:00.000, 2024-03-11T17:00",
        "2024-03-09T10:00:00.000, 2024-03-11T17:00",
        "2024-05-03T16:00:00.000, 2024-05-04T17:00"
    })
    void sameDayMeansTheNextWorkingDayAfterThree(String accepted, String due) {
        assertThat(due(CAN_THO, accepted, SAME_DAY)).isEqualTo(due);
    }

    @Test
    void withoutALimitNothingIsEverDue() {
        assertThat(CAN_THO.due(at("2024-03-05T15:00"), new TimeLimit(0, TimeLimit.Unit.NONE))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-04T15:00, 4, 2024-03-08T11:30, Friday closes at noon",
        "2024-03-04T07:30, 4, 2024-03-08T08:00, Friday opens later",
        "2024-03-04T10:00, 4, 2024-03-08T09:00, Friday has a break",
        "2024-03-04T09:00, 4, 2024-03-08T09:00, the closing instant is within hours",
        "2024-03-04T11:00, 4, 2024-03-08T11:30, the clock starts after lunch",
        "2024-03-04T08:30, 4, 2024-03-08T08:30, the same time is within hours"
    })
    void aDayWithOtherHoursMovesTheDueTimeIntoThem(String accepted, int days, String due, String why) {
        Map<DayOfWeek, List<OpenHours>> week = mondayToFriday(OFFICE_HOURS);
        week.put(DayOfWeek.FRIDAY, List.of(hours("08:00", "09:00"), hours("10:30", "11:30")));
        WorkingCalendar shortFriday = new WorkingCalendar(weekOnly(ZONE, week));

        assertThat(due(shortFriday, accepted, new TimeLimit(days, TimeLimit.Unit.WORKING_DAY))).as(why).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-31T09:00,  1, MONTH,        2024-02-29T09:00, 2024-02-29T09:00, clamped to the leap day",
        "2023-01-31T09:00,  1, MONTH,        2023-02-28T09:00, 2023-02-28T09:00, clamped to the 28th",
        "2024-01-31T09:00, 13, MONTH,        2025-02-28T09:00, 2025-02-28T09:00, not clamped twice",
        "2024-03-29T09:00,  2, MONTH,        2024-05-29T09:00, 2024-05-29T09:00, an ordinary month",
        "2024-03-05T14:20,  4, CALENDAR_DAY, 2024-03-09T14:20, 2024-03-11T14:20, ends on a Saturday",
        "2024-03-05T14:20,  5, CALENDAR_DAY, 2024-03-10T14:20, 2024-03-11T14:20, ends on a Sunday",
        "2024-03-05T14:20,  6, CALENDAR_DAY, 2024-03-11T14:20, 2024-03-11T14:20, ends on a Monday",
        "2024-04-24T08:00, 10, CALENDAR_DAY, 2024-05-04T08:00, 2024-05-04T08:00, ends on a make-up Saturday",
        "2024-02-01T08:00,  7, CALENDAR_DAY, 2024-02-08T08:00, 2024-02-15T08:00, ends at Tet",
        "2024-03-09T20:00,  2, CALENDAR_DAY, 2024-03-13T07:00, 2024-03-13T07:00, the clock starts on Monday",
        "2024-01-09T08:00,  2, MONTH,        2024-03-09T08:00, 2024-03-11T08:00, a month that ends on a Saturday"
    })
    void calendarLimitsKeepTheClockTimeAndMaySkipDaysOff(
            String accepted, int value, TimeLimit.Unit unit, String plain, String onWorkingDays, String why) {
        TimeLimit limit = new TimeLimit(value, unit);

        assertThat(due(CAN_THO, accepted, limit)).as(why).isEqualTo(plain);
        assertThat(due(CIVIL_CODE, accepted, limit)).as(why).isEqualTo(onWorkingDays);
    }

    @ParameterizedTest
    @CsvSource({"2024-03-30, 4", "2024-03-31, 3", "2024-10-26, 4", "2024-10-27, 5"})
    void aNightIsAnHourShorterInSpringAndLongerInAutumn(LocalDate day, int hours) {
        long midnight = NIGHT_SHIFT.startOfDay(day);

        assertThat(NIGHT_SHIFT.between(midnight, NIGHT_SHIFT.startOfDay(day.plusDays(1)))).isEqualTo(hours * HOUR);
        assertThat(NIGHT_SHIFT.add(midnight, hours * HOUR)).isEqualTo(at(day + "T05:00", AMSTERDAM));
    }

    @Test
    void aSkippedClockTimeIsTheMomentOfTheChange() {
        TimeLimit oneDay = new TimeLimit(1, TimeLimit.Unit.WORKING_DAY);

        assertThat(due(NIGHT_SHIFT, "2024-03-30T02:30", oneDay)).isEqualTo("2024-03-31T03:00");
        assertThat(due(ALWAYS_OPEN, "2024-03-30T02:30", oneDay)).isEqualTo("2024-03-31T03:00");
    }

    @Test
    void hoursThatTheClockSkipsDoNotExist() {
        WorkingCalendar skipped = new WorkingCalendar(weekOnly(AMSTERDAM, everyDay(List.of(hours("02:10", "02:50")))));

        assertThat(skipped.isWorkingDay(LocalDate.of(2024, 3, 30))).isTrue();
        assertThat(skipped.isWorkingDay(LocalDate.of(2024, 3, 31))).isFalse();
        assertThat(skipped.nextWorkingInstant(at("2024-03-31T00:00", AMSTERDAM)))
                .isEqualTo(at("2024-04-01T02:10", AMSTERDAM));
    }

    @Test
    void alwaysOpenCountsEveryMillisecond() {
        long from = at("2024-03-30T23:59:59.999", AMSTERDAM);

        assertThat(ALWAYS_OPEN.between(from, from + 1_000 * HOUR)).isEqualTo(1_000 * HOUR);
        assertThat(ALWAYS_OPEN.add(from, 1_000 * HOUR)).isEqualTo(from + 1_000 * HOUR);
        assertThat(LongStream.range(from, from + 3)).allMatch(ALWAYS_OPEN::isWorkingTime);
        assertThat(due(ALWAYS_OPEN, "2024-03-30T12:00", new TimeLimit(36, TimeLimit.Unit.WORKING_HOUR)))
                .isEqualTo("2024-04-01T01:00");
    }

    @Test
    void aDayThatClosesAtMidnightEndsOnItsOwnDay() {
        Map<DayOfWeek, List<OpenHours>> week = mondayToFriday(List.of(hours("16:00", "00:00")));
        WorkingCalendar evenings = new WorkingCalendar(weekOnly(ZONE, week));
        long friday = at("2024-03-08T14:00");

        assertThat(evenings.add(friday, 8 * HOUR)).isEqualTo(at("2024-03-09T00:00"));
        assertThat(evenings.due(friday, new TimeLimit(8, TimeLimit.Unit.WORKING_HOUR)))
                .hasValue(at("2024-03-09T00:00") - 1);
        assertThat(evenings.due(at("2024-03-07T17:00"), SAME_DAY)).hasValue(at("2024-03-09T00:00") - 1);
        assertThat(ALWAYS_OPEN.due(at("2024-03-08T14:00", AMSTERDAM), SAME_DAY))
                .hasValue(at("2024-03-09T00:00", AMSTERDAM) - 1);
        assertThat(due(ALWAYS_OPEN, "2024-03-08T14:00", new TimeLimit(10, TimeLimit.Unit.WORKING_HOUR)))
                .isEqualTo("2024-03-09T00:00");
    }

    @Test
    void theClosingOfTheNightBeforeIsNotOnTheDay() {
        Map<DayOfWeek, List<OpenHours>> week = Map.of(
                DayOfWeek.MONDAY, List.of(hours("07:00", "08:00"), hours("16:00", "00:00")),
                DayOfWeek.TUESDAY, List.of(hours("09:00", "12:00")));
        WorkingCalendar calendar = new WorkingCalendar(weekOnly(ZONE, week));

        assertThat(due(calendar, "2024-03-04T07:30", new TimeLimit(1, TimeLimit.Unit.WORKING_DAY)))
                .isEqualTo("2024-03-05T09:00");
    }

    @Test
    void hoursThatMeetAtMidnightAreOneStretchButTwoDays() {
        Map<DayOfWeek, List<OpenHours>> week = Map.of(
                DayOfWeek.MONDAY, List.of(hours("22:00", "00:00")),
                DayOfWeek.TUESDAY, List.of(hours("00:00", "06:00")));
        WorkingCalendar night = new WorkingCalendar(weekOnly(ZONE, week));
        TimeLimit oneDay = new TimeLimit(1, TimeLimit.Unit.WORKING_DAY);

        assertThat(night.add(at("2024-03-04T23:00"), 5 * HOUR)).isEqualTo(at("2024-03-05T04:00"));
        assertThat(due(night, "2024-03-04T23:00", oneDay)).isEqualTo("2024-03-05T06:00");
        assertThat(due(night, "2024-03-05T03:00", oneDay)).isEqualTo("2024-03-11T22:00");
        assertThat(due(night, "2024-03-05T03:00", SAME_DAY)).isEqualTo("2024-03-05T06:00");
    }

    @Test
    void aDayWithoutMidnightStartsWhereTheClockGoesOn() {
        ZoneId zone = ZoneId.of("America/Sao_Paulo");
        WorkingCalendar saoPaulo = new WorkingCalendar(CalendarSpec.alwaysOpen(zone));

        assertThat(saoPaulo.startOfDay(LocalDate.of(2018, 11, 4))).isEqualTo(at("2018-11-04T01:00", zone));
        assertThat(saoPaulo.localDay(at("2018-11-04T01:00", zone) - 1)).isEqualTo(LocalDate.of(2018, 11, 3));
    }

    private static long workingDaysIn(YearMonth month) {
        return month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)).filter(CAN_THO::isWorkingDay).count();
    }

    private static String due(WorkingCalendar calendar, String accepted, TimeLimit limit) {
        return wallTime(calendar, calendar.due(at(accepted, calendar.zone()), limit).getAsLong());
    }

    private static String wallTime(WorkingCalendar calendar, long at) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(at), calendar.zone()).toString();
    }
}
