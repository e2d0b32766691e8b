package city.ioc.calendar;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static city.ioc.calendar.CanThoCalendar.OFFICE_HOURS;
import static city.ioc.calendar.CanThoCalendar.ZONE;
import static city.ioc.calendar.CanThoCalendar.days;
import static city.ioc.calendar.CanThoCalendar.hours;
import static city.ioc.calendar.CanThoCalendar.mondayToFriday;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CalendarSpecTest {

    @Test
    void whatIsLeftOutIsEmptyAndTheCutoffIsAtThree() {
        CalendarSpec spec = new CalendarSpec(ZONE, mondayToFriday(OFFICE_HOURS), null, null, null, false);

        assertThat(spec.daysOff()).isEmpty();
        assertThat(spec.makeUpDays()).isEmpty();
        assertThat(spec.sameDayCutoff()).isEqualTo(LocalTime.of(15, 0));
    }

    @Test
    void laterChangesOfTheSourcesDoNotReachTheSpec() {
        Map<DayOfWeek, List<OpenHours>> week = mondayToFriday(OFFICE_HOURS);
        SortedSet<LocalDate> daysOff = days("2024-01-01");
        CalendarSpec spec = new CalendarSpec(ZONE, week, daysOff, null, null, false);
        week.clear();
        daysOff.clear();

        assertThat(spec.week()).containsOnlyKeys(mondayToFriday(OFFICE_HOURS).keySet());
        assertThat(spec.daysOff()).containsExactly(LocalDate.of(2024, 1, 1));
        assertThatThrownBy(() -> spec.week().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> spec.daysOff().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> spec.week().get(DayOfWeek.MONDAY).clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aDayWithoutHoursIsTheSameAsADayLeftOut() {
        Map<DayOfWeek, List<OpenHours>> week = mondayToFriday(OFFICE_HOURS);
        week.put(DayOfWeek.SUNDAY, List.of());

        assertThat(CanThoCalendar.weekOnly(ZONE, week))
                .isEqualTo(CanThoCalendar.weekOnly(ZONE, mondayToFriday(OFFICE_HOURS)));
    }

    @Test
    void aZoneIsNeeded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanThoCalendar.weekOnly(null, mondayToFriday(OFFICE_HOURS)))
                .withMessage("A calendar needs a time zone");
    }

    @Test
    void aWeekWithoutWorkingTimeIsRefused() {
        String message = "A calendar needs open hours on at least one weekday";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanThoCalendar.weekOnly(ZONE, Map.of(DayOfWeek.MONDAY, List.of())))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanThoCalendar.weekOnly(ZONE, null))
                .withMessage(message);
    }

    @Test
    void hoursMustCloseAfterTheyOpen() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hours("11:00", "11:00"))
                .withMessage("Open hours must close after they open, but 11:00 is not before 11:00");
        assertThatIllegalArgumentException().isThrownBy(() -> hours("13:00", "07:00"));
        assertThatIllegalArgumentException().isThrownBy(() -> new OpenHours(null, LocalTime.NOON));
        assertThat(hours("22:00", "00:00").endsAtMidnight()).isTrue();
        assertThat(hours("00:00", "00:00").endsAtMidnight()).isTrue();
    }

    @Test
    void hoursOfADayMustBeInOrderAndNotOverlap() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> monday(hours("07:00", "11:00"), hours("10:59", "12:00")))
                .withMessage("The open hours of MONDAY must be in order and not overlap: "
                        + "07:00-11:00, then 10:59-12:00");
        assertThatIllegalArgumentException().isThrownBy(() -> monday(hours("13:00", "17:00"), hours("07:00", "11:00")));
        assertThatIllegalArgumentException().isThrownBy(() -> monday(hours("13:00", "00:00"), hours("14:00", "15:00")));
        assertThat(monday(hours("07:00", "11:00"), hours("11:00", "12:00")).week()).hasSize(1);
    }

    @Test
    void aDayIsNotBothOffAndMadeUp() {
        SortedSet<LocalDate> saturday = days("2024-05-04");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CalendarSpec(ZONE, mondayToFriday(OFFICE_HOURS), saturday, saturday, null, false))
                .withMessage("2024-05-04 is both a day off and a make-up day");
    }

    @Test
    void aMakeUpDayHasTheHoursOfMonday() {
        Map<DayOfWeek, List<OpenHours>> week = mondayToFriday(OFFICE_HOURS);
        week.put(DayOfWeek.FRIDAY, List.of(hours("07:00", "11:00")));
        CalendarSpec spec = new CalendarSpec(ZONE, week, null, days("2024-05-04"), null, false);

        assertThat(spec.hoursOn(LocalDate.of(2024, 5, 4))).isEqualTo(OFFICE_HOURS);
        assertThat(spec.hoursOn(LocalDate.of(2024, 5, 11))).isEmpty();
    }

    @Test
    void aMakeUpDayHasTheHoursOfMondayAlsoWhereItsWeekdayHasHours() {
        Map<DayOfWeek, List<OpenHours>> week = mondayToFriday(OFFICE_HOURS);
        week.put(DayOfWeek.SATURDAY, List.of(hours("07:00", "11:00")));
        CalendarSpec spec = new CalendarSpec(ZONE, week, null, days("2024-05-04"), null, false);

        assertThat(spec.hoursOn(LocalDate.of(2024, 5, 4))).isEqualTo(OFFICE_HOURS);
        assertThat(spec.hoursOn(LocalDate.of(2024, 5, 11))).containsExactly(hours("07:00", "11:00"));
    }

    @Test
    void onlyADayOffOrAMakeUpDayIsAnnounced() {
        SortedMap<LocalDate, Instant> announced = new TreeMap<>(Map.of(LocalDate.of(2024, 5, 6), Instant.EPOCH));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CalendarSpec(
                        ZONE, mondayToFriday(OFFICE_HOURS), days("2024-05-03"), days("2024-05-04"), null, false, announced))
                .withMessage("2024-05-06 is announced, but neither a day off nor a make-up day");
    }

    @Test
    void whatWasAnnouncedLaterWasNotKnown() {
        Instant announcement = Instant.parse("2024-04-11T17:00:00Z");
        SortedMap<LocalDate, Instant> announced = new TreeMap<>(
                Map.of(LocalDate.of(2024, 4, 29), announcement, LocalDate.of(2024, 5, 4), announcement));
        CalendarSpec spec = new CalendarSpec(
                ZONE,
                mondayToFriday(OFFICE_HOURS),
                days("2024-04-29", "2024-04-30"),
                days("2024-05-04"),
                null,
                false,
                announced);

        CalendarSpec before = spec.knownAt(announcement.minusMillis(1));
        assertThat(before.daysOff()).containsExactly(LocalDate.of(2024, 4, 30));
        assertThat(before.makeUpDays()).isEmpty();
        CalendarSpec after = spec.knownAt(announcement);
        assertThat(after.daysOff()).isEqualTo(spec.daysOff());
        assertThat(after.makeUpDays()).isEqualTo(spec.makeUpDays());
        assertThat(after.announced()).isEmpty();
    }

    @Test
    void aMakeUpDayHasTheHoursOfTheFirstWorkedWeekdayWhenMondaysAreFree() {
        Map<DayOfWeek, List<OpenHours>> week = new EnumMap<>(DayOfWeek.class);
        week.put(DayOfWeek.SATURDAY, List.of(hours("07:00", "11:00")));
        week.put(DayOfWeek.WEDNESDAY, List.of(hours("08:00", "12:00")));
        CalendarSpec spec = new CalendarSpec(ZONE, week, null, days("2024-05-05"), null, false);

        assertThat(spec.hoursOn(LocalDate.of(2024, 5, 5))).containsExactly(hours("08:00", "12:00"));
    }

    @Test
    void anAlwaysOpenCalendarHasNoClosingOnAnyDay() {
        CalendarSpec spec = CalendarSpec.alwaysOpen(ZoneId.of("UTC"));

        assertThat(spec.week()).hasSize(7);
        assertThat(spec.week().values()).containsOnly(List.of(hours("00:00", "00:00")));
        assertThat(spec.zone()).isEqualTo(ZoneId.of("UTC"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, WORKING_DAY", "3651, WORKING_DAY", "-1, WORKING_HOUR", "3651, WORKING_HOUR", "0, CALENDAR_DAY",
        "3651, CALENDAR_DAY", "0, MONTH", "241, MONTH", "1, SAME_DAY_15H", "-1, NONE", "1, NONE"
    })
    void aLimitMustFitItsUnit(int value, TimeLimit.Unit unit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimeLimit(value, unit))
                .withMessageContaining(unit.name())
                .withMessageContaining(String.valueOf(value));
    }

    @ParameterizedTest
    @CsvSource({
        "1, WORKING_DAY", "3650, WORKING_DAY", "3650, WORKING_HOUR", "3650, CALENDAR_DAY", "240, MONTH",
        "0, SAME_DAY_15H", "0, NONE"
    })
    void aLimitMayTakeTheWholeRangeOfItsUnit(int value, TimeLimit.Unit unit) {
        assertThat(new TimeLimit(value, unit).value()).isEqualTo(value);
    }

    @Test
    void aLimitNeedsAUnit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimeLimit(1, null))
                .withMessage("A time limit needs a unit");
    }

    @Test
    void aLimitIsReadFromJsonAlsoWithoutItsValue() throws Exception {
        ObjectMapper json = new ObjectMapper();
        TimeLimit threeDays = new TimeLimit(3, TimeLimit.Unit.WORKING_DAY);

        assertThat(json.readValue("{\"unit\":\"SAME_DAY_15H\"}", TimeLimit.class))
                .isEqualTo(new TimeLimit(0, TimeLimit.Unit.SAME_DAY_15H));
        assertThat(json.writeValueAsString(threeDays)).isEqualTo("{\"value\":3,\"unit\":\"WORKING_DAY\"}");
        assertThat(json.readValue(json.writeValueAsString(threeDays), TimeLimit.class)).isEqualTo(threeDays);
    }

    private static CalendarSpec monday(OpenHours... hours) {
        return CanThoCalendar.weekOnly(ZONE, Map.of(DayOfWeek.MONDAY, List.of(hours)));
    }
}
