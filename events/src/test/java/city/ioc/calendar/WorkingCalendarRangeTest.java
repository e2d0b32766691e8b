package city.ioc.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static city.ioc.calendar.CanThoCalendar.OFFICE_HOURS;
import static city.ioc.calendar.CanThoCalendar.ZONE;
import static city.ioc.calendar.CanThoCalendar.at;
import static city.ioc.calendar.CanThoCalendar.days;
import static city.ioc.calendar.CanThoCalendar.mondayToFriday;
import static org.assertj.core.api.Assertions.assertThat;

/** What the calendar answers before 1990, after 2150 and when it is never open. */
class WorkingCalendarRangeTest {

    private static final long HOUR = 3_600_000;
    private static final TimeLimit SAME_DAY = new TimeLimit(0, TimeLimit.Unit.SAME_DAY_15H);
    private static final TimeLimit ONE_DAY = new TimeLimit(1, TimeLimit.Unit.WORKING_DAY);
    private static final WorkingCalendar CAN_THO = new WorkingCalendar(CanThoCalendar.spec());
    private static final WorkingCalendar CIVIL_CODE = new WorkingCalendar(CanThoCalendar.spec(true));

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1_000_000_000_000_000L, 5_800_000_000_000L, 1L << 60, Long.MAX_VALUE})
    void farAwayInstantsAreClosedAndNeverAnError(long far) {
        long newYear2151 = CAN_THO.startOfDay(LocalDate.of(2151, 1, 1));
        long never = Math.max(far, newYear2151);

        assertThat(CAN_THO.isWorkingTime(far)).isFalse();
        assertThat(CAN_THO.nextWorkingInstant(far)).isEqualTo(far < 0 ? at("1990-01-01T07:00") : never);
        assertThat(CAN_THO.add(far, Long.MAX_VALUE)).isEqualTo(never);
        assertThat(CAN_THO.between(far, far + (far < 0 ? HOUR : -HOUR))).isZero();
        assertThat(CAN_THO.isWorkingDay(CAN_THO.localDay(far))).isFalse();
        assertThat(CIVIL_CODE.due(far, new TimeLimit(3650, TimeLimit.Unit.CALENDAR_DAY))).isPresent();
        assertThat(CAN_THO.due(far, new TimeLimit(240, TimeLimit.Unit.MONTH))).isPresent();
        assertThat(CAN_THO.due(far, SAME_DAY)).hasValue(far < 0 ? at("1990-01-01T17:00") : never);
        assertThat(CAN_THO.due(far, ONE_DAY))
                .hasValue(far < 0 ? at("1990-01-02T07:00") : never);
    }

    @Test
    void farAwayDaysAreFreeAndNeverAnError() {
        assertThat(List.of(LocalDate.MIN, LocalDate.MAX, LocalDate.of(1989, 12, 29), LocalDate.of(2151, 1, 1)))
                .noneMatch(CAN_THO::isWorkingDay);
        assertThat(CAN_THO.isWorkingDay(LocalDate.of(1990, 1, 1))).isTrue();
        assertThat(CAN_THO.isWorkingDay(LocalDate.of(2150, 12, 31))).isTrue();
        assertThat(CAN_THO.startOfDay(LocalDate.MIN)).isLessThan(CAN_THO.startOfDay(LocalDate.of(1, 1, 1)));
        assertThat(CAN_THO.startOfDay(LocalDate.MAX)).isGreaterThan(CAN_THO.startOfDay(LocalDate.of(9999, 1, 1)));
    }

    @Test
    void limitsThatPassTheLastYearEndWithIt() {
        long newYear2151 = at("2151-01-01T00:00");
        long fourOnTheLastDay = at("2150-12-31T16:00");

        assertThat(CAN_THO.due(fourOnTheLastDay, ONE_DAY)).hasValue(newYear2151);
        assertThat(CAN_THO.due(fourOnTheLastDay, SAME_DAY)).hasValue(newYear2151);
        assertThat(CAN_THO.due(fourOnTheLastDay, hours(2))).hasValue(newYear2151);
        assertThat(CAN_THO.due(fourOnTheLastDay, hours(1))).hasValue(at("2150-12-31T17:00"));
    }

    @Test
    void aCalendarWithAllItsDaysOffIsNeverOpen() {
        TreeSet<LocalDate> everyDay = new TreeSet<>(
                LocalDate.of(1990, 1, 1).datesUntil(LocalDate.of(2151, 1, 1)).toList());
        WorkingCalendar closed = new WorkingCalendar(
                new CalendarSpec(ZONE, mondayToFriday(OFFICE_HOURS), everyDay, days(), LocalTime.of(15, 0), true));
        long now = at("2024-03-08T11:30");

        assertThat(closed.nextWorkingInstant(now)).isEqualTo(at("2151-01-01T00:00"));
        assertThat(closed.add(now, 1)).isEqualTo(at("2151-01-01T00:00"));
        assertThat(closed.between(Long.MIN_VALUE, Long.MAX_VALUE)).isZero();
        assertThat(closed.isWorkingTime(Long.MAX_VALUE)).isFalse();
    }

    private static TimeLimit hours(int hours) {
        return new TimeLimit(hours, TimeLimit.Unit.WORKING_HOUR);
    }
}
