package city.ioc.dashboards.cases;

import city.ioc.calendar.CalendarSpec;
import city.ioc.calendar.Calendars;
import city.ioc.calendar.OpenHours;
import city.ioc.core.CaseSummary.Dossier;
import city.ioc.core.CaseSummary.State;
import city.ioc.core.CaseSummary.Step;
import city.ioc.core.Fact;
import city.ioc.dashboards.Testing;
import city.ioc.dashboards.cases.CaseTable.Case;
import city.ioc.dashboards.cases.Distribution.Bar;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.events.DossierEvent.Channel;
import city.ioc.kpi.Measure;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

import static city.ioc.dashboards.Testing.at;
import static city.ioc.dashboards.Testing.fact;
import static city.ioc.dashboards.Testing.ticket;
import static org.assertj.core.api.Assertions.assertThat;

/** Times of a city that works Monday to Friday, 07:00 to 11:00 and 13:00 to 17:00; the sixth of February 2026 is a Friday. */
class TimesTest {
    private static final Calendars CALENDARS = new Calendars(officeHours(), Map.of());
    private static final Period FEBRUARY =
            new Period(LocalDate.parse("2026-02-01"), LocalDate.parse("2026-02-28"), at("2026-02-26T12:00"));
    private static final CaseFilter CITY = new CaseFilter(UnitScope.CITY, null, null);

    private final CaseTable table = new CaseTable(Testing.ZONE);

    private static CalendarSpec officeHours() {
        List<OpenHours> hours = List.of(
                new OpenHours(LocalTime.of(7, 0), LocalTime.of(11, 0)),
                new OpenHours(LocalTime.of(13, 0), LocalTime.of(17, 0)));
        Map<DayOfWeek, List<OpenHours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.getValue() <= 5) {
                week.put(day, hours);
            }
        }
        return new CalendarSpec(Testing.ZONE, week, new TreeSet<>(), new TreeSet<>(), LocalTime.of(15, 0), true);
    }

    private static Step step(String name, String from, String until, String owner) {
        return new Step(name, "elsewhere", false, at(from), null, until == null ? null : at(until), owner);
    }

    private static Case open(String id, String unit, List<Fact> facts, Long submittedAt, Step... steps) {
        Dossier dossier = new Dossier(
                State.PROCESSING, unit, null, "p", Channel.ONLINE, submittedAt, at("2026-02-02T08:00"), null, null,
                List.of(), 0, 0, List.of(), List.of(steps), List.of(), List.of());
        return new Case(id, Testing.summary(dossier, null, 1, 0, facts));
    }

    private void steps() {
        table.apply(List.of(
                open(
                        "D1",
                        "b",
                        List.of(fact("a", Measure.RECEIVED, at("2026-02-02T08:00"), 1),
                                fact("b", Measure.TRANSFERRED_IN, at("2026-02-09T09:00"), 1)),
                        null,
                        step("sign", "2026-02-06T16:00", "2026-02-09T08:00", "a"),
                        step("check", "2026-02-09T10:00", "2026-02-09T13:30", "b"),
                        step("check", "2026-02-09T13:30", "2026-02-09T13:30", "b"),
                        step("sign", "2026-02-10T08:00", null, null)),
                open(
                        "D2",
                        "a",
                        List.of(fact("a", Measure.RECEIVED, at("2026-02-02T08:00"), 1)),
                        null,
                        step("sign", "2026-02-10T11:00", "2026-02-10T13:00:00.001", "a"))));
    }

    private Times stepTimes(String unit, String step, Period period) {
        CaseFilter filter = unit == null ? CITY : new CaseFilter(UnitScope.single(unit), null, null);
        return table.times(CaseTime.STEP_TIME, step, filter, period, CALENDARS);
    }

    @Test
    void aStepTakesTheWorkingTimeFromItsOpeningToItsClosing() {
        steps();
        Times times = stepTimes(null, null, FEBRUARY);

        // Friday 16:00 to Monday 08:00: 2 h. Monday 10:00 to 13:30: 1.5 h. No time at all. One millisecond after the break.
        assertThat(times.all().count()).isEqualTo(4);
        assertThat(times.all().least()).hasValue(new BigDecimal(0));
        assertThat(times.all().percentile(50)).hasValue(new BigDecimal("0.001"));
        assertThat(times.all().percentile(75)).hasValue(new BigDecimal(5_400));
        assertThat(times.all().percentile(100)).hasValue(new BigDecimal(7_200));
        assertThat(times.all().mean()).hasValue(new BigDecimal("3150.00025"));
        assertThat(times.byStep()).containsOnlyKeys("sign", "check");
        assertThat(times.byStep().get("sign").count()).isEqualTo(2);
        assertThat(times.byStep().get("check").mean()).hasValue(new BigDecimal(2_700));
    }

    @Test
    void aStepCountsForTheOwnerAtItsClosingAndOnThatDay() {
        steps();

        assertThat(stepTimes("a", null, FEBRUARY).all().count()).isEqualTo(2);
        assertThat(stepTimes("b", null, FEBRUARY).all().count()).isEqualTo(2);
        assertThat(stepTimes("elsewhere", null, FEBRUARY).all().count()).isZero();
        assertThat(stepTimes("a", "sign", FEBRUARY).all().mean()).hasValue(new BigDecimal("3600.0005"));
        assertThat(stepTimes(null, "stamp", FEBRUARY).all().mean()).isEmpty();
        LocalDate monday = LocalDate.parse("2026-02-09");
        assertThat(stepTimes(null, null, new Period(monday, monday, FEBRUARY.asOf())).all().count()).isEqualTo(3);
        Period asOf = new Period(monday, monday, at("2026-02-09T13:29"));
        assertThat(stepTimes(null, null, asOf).all().count()).isEqualTo(1);
        assertThat(stepTimes("b", null, asOf).all().count()).isZero();
    }

    @Test
    void anOnlineSubmissionWaitsInWorkingTimeForTheUnitThatItCameTo() {
        table.apply(List.of(
                open(
                        "D1",
                        "b",
                        List.of(fact("a", Measure.SUBMITTED_ONLINE, at("2026-02-06T17:30"), 1),
                                fact("a", Measure.ACCEPTANCE_ANSWERED, at("2026-02-09T07:30"), 1)),
                        at("2026-02-06T17:30")),
                open("D2", "a", List.of(fact("a", Measure.SUBMITTED_ONLINE, at("2026-02-09T08:00"), 1)), at("2026-02-09T08:00"))));
        CaseFilter unit = new CaseFilter(UnitScope.single("a"), null, null);

        Times times = table.times(CaseTime.ACCEPTANCE_TIME, null, unit, FEBRUARY, CALENDARS);
        assertThat(times.all().count()).isEqualTo(1);
        assertThat(times.all().mean()).hasValue(new BigDecimal(1_800));
        assertThat(times.byStep()).isEmpty();
        assertThat(table.times(CaseTime.ACCEPTANCE_TIME, null, CITY, FEBRUARY, CALENDARS).all().count()).isEqualTo(1);
        CaseFilter owner = new CaseFilter(UnitScope.single("b"), null, null);
        assertThat(table.times(CaseTime.ACCEPTANCE_TIME, null, owner, FEBRUARY, CALENDARS).all().count()).isZero();
    }

    @Test
    void aBarHasWhatIsLongerThanItsLowerAndNoLongerThanItsUpperBound() {
        long minute = 60_000;
        List<Long> waits = List.of(0L, minute, minute + 1, 5 * minute, 240 * minute, 240 * minute + 1, 9_999 * minute);
        for (int i = 0; i < waits.size(); i++) {
            table.apply(List.of(ticket("T" + i, "a", at("2026-02-02T08:00"), waits.get(i))));
        }
        Times times = table.times(CaseTime.WAITING_TIME, null, CITY, FEBRUARY, CALENDARS);
        Distribution distribution = Distribution.of(times.all(), CaseTime.WAITING_TIME);

        assertThat(distribution.histogram()).hasSize(13);
        assertThat(distribution.histogram().getFirst()).isEqualTo(new Bar(null, new BigDecimal(60), 2));
        assertThat(distribution.histogram().get(1)).isEqualTo(new Bar(new BigDecimal(60), new BigDecimal(120), 1));
        assertThat(distribution.histogram().get(2)).isEqualTo(new Bar(new BigDecimal(120), new BigDecimal(300), 1));
        assertThat(distribution.histogram().get(11)).isEqualTo(new Bar(new BigDecimal(7_200), new BigDecimal(14_400), 1));
        assertThat(distribution.histogram().getLast()).isEqualTo(new Bar(new BigDecimal(14_400), null, 2));
        assertThat(distribution.histogram()).extracting(Bar::count).containsExactly(2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2);
        assertThat(distribution.count()).isEqualTo(7);
        assertThat(distribution.min()).isEqualTo(new BigDecimal(0));
        assertThat(distribution.p50()).isEqualTo(new BigDecimal(300));
        assertThat(distribution.max()).isEqualTo(new BigDecimal(599_940));
    }

    @Test
    void ofNoTimesNothingIsToldButThatThereAreNone() {
        Times times = table.times(CaseTime.PROCESSING_TIME, null, CITY, FEBRUARY, CALENDARS);

        assertThat(Distribution.of(times.all(), CaseTime.PROCESSING_TIME))
                .isEqualTo(new Distribution(0, null, null, null, null, null, null, null, List.of()));
    }
}
