package city.ioc.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static city.ioc.calendar.CanThoCalendar.DAYS_OFF;
import static city.ioc.calendar.CanThoCalendar.MAKE_UP_DAYS;
import static city.ioc.calendar.CanThoCalendar.OFFICE_HOURS;
import static city.ioc.calendar.CanThoCalendar.ZONE;
import static city.ioc.calendar.CanThoCalendar.at;
import static city.ioc.calendar.CanThoCalendar.hours;
import static city.ioc.calendar.CanThoCalendar.mondayToFriday;
import static org.assertj.core.api.Assertions.assertThat;

/** Cần Thơ, where the exchange of 29 April and 4 May 2024 was announced on 12 April. */
class CalendarVersionsTest {
    private static final long ANNOUNCEMENT = at("2024-04-12T00:00");
    private static final CalendarSpec CITY = new CalendarSpec(
            ZONE,
            mondayToFriday(OFFICE_HOURS),
            DAYS_OFF,
            MAKE_UP_DAYS,
            LocalTime.of(15, 0),
            true,
            new TreeMap<>(Map.of(
                    LocalDate.of(2024, 4, 29), Instant.ofEpochMilli(ANNOUNCEMENT),
                    LocalDate.of(2024, 5, 4), Instant.ofEpochMilli(ANNOUNCEMENT))));
    private static final CalendarVersions VERSIONS = new CalendarVersions(CITY);

    /**
     * From Wednesday 10 April the 11th working day is Friday 26 April (18 April is off). As known then come Monday 29 April, Thursday 2, Friday 3
     * and Monday 6 May; as announced Thursday 2, Friday 3, Saturday 4 and Monday 6 May.
     */
    @ParameterizedTest
    @CsvSource({
        "11, 2024-04-26T10:00, 2024-04-26T10:00",
        "12, 2024-04-29T10:00, 2024-05-02T10:00",
        "13, 2024-05-02T10:00, 2024-05-03T10:00",
        "14, 2024-05-03T10:00, 2024-05-04T10:00",
        "15, 2024-05-06T10:00, 2024-05-06T10:00"
    })
    void aDueKnowsTheExchangeFromItsAnnouncementOn(int days, String before, String after) {
        TimeLimit limit = new TimeLimit(days, TimeLimit.Unit.WORKING_DAY);
        long accepted = at("2024-04-10T10:00");

        assertThat(VERSIONS.knownAt(ANNOUNCEMENT - 1).due(accepted, limit)).hasValue(at(before));
        assertThat(VERSIONS.knownAt(ANNOUNCEMENT).due(accepted, limit)).hasValue(at(after));
        assertThat(VERSIONS.complete().due(accepted, limit)).hasValue(at(after));
    }

    @Test
    void theNextAnnouncementIsToldUntilItIsMade() {
        assertThat(VERSIONS.changeAfter(Long.MIN_VALUE)).isEqualTo(ANNOUNCEMENT);
        assertThat(VERSIONS.changeAfter(ANNOUNCEMENT - 1)).isEqualTo(ANNOUNCEMENT);
        assertThat(VERSIONS.changeAfter(ANNOUNCEMENT)).isEqualTo(Long.MAX_VALUE);
        assertThat(new CalendarVersions(CanThoCalendar.spec()).changeAfter(Long.MIN_VALUE)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aVersionIsLaidOutOnce() {
        assertThat(VERSIONS.complete()).isSameAs(VERSIONS.knownAt(at("2026-01-01T00:00")));
        assertThat(VERSIONS.knownAt(Long.MIN_VALUE)).isSameAs(VERSIONS.knownAt(at("2024-04-11T12:00")));
    }

    @Test
    void aUnitHasItsOwnHoursOrThoseOfTheCityAndEqualHoursAreShared() {
        Map<DayOfWeek, List<OpenHours>> week = mondayToFriday(OFFICE_HOURS);
        week.put(DayOfWeek.SATURDAY, List.of(hours("07:00", "11:00")));
        CalendarSpec saturdays = CITY.withWeek(week);
        Calendars calendars =
                new Calendars(CITY, Map.of("916", saturdays, "917", CITY.withWeek(week), "918", CITY.withWeek(CITY.week())));

        assertThat(calendars.of("916").complete().isWorkingTime(at("2024-03-09T10:00"))).isTrue();
        assertThat(calendars.of("917")).isSameAs(calendars.of("916"));
        assertThat(calendars.of("918")).isSameAs(calendars.city());
        assertThat(calendars.of("999")).isSameAs(calendars.city());
        assertThat(calendars.city().complete().isWorkingTime(at("2024-03-09T10:00"))).isFalse();
    }
}
