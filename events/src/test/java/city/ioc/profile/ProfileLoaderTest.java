package city.ioc.profile;

import city.ioc.calendar.CalendarSpec;
import city.ioc.calendar.OpenHours;
import city.ioc.calendar.TimeLimit;
import city.ioc.events.DossierEvent.PauseCause;
import city.ioc.kpi.FormulaParser;
import city.ioc.kpi.KpiDefinition;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ProfileLoaderTest {
    private static final LocalDate BEFORE_MERGER = LocalDate.of(2024, 2, 26);
    private static final LocalDate AFTER_MERGER = LocalDate.of(2025, 7, 1);

    @Test
    void canThoComparesByDateInItsOwnZone() {
        CityProfile city = Profiles.load("cantho");

        assertThat(city.id()).isEqualTo("cantho");
        assertThat(city.name()).isEqualTo(new LocalizedText("Thành phố Cần Thơ", "Cần Thơ"));
        assertThat(city.earliest()).isEqualTo(Instant.parse("2009-12-31T17:00:00Z"));
        assertThat(city.rules().compare()).isEqualTo(DueComparison.BY_DATE);
        assertThat(city.rules().currency()).isEqualTo("VND");
        assertThat(city.rules().calendar().zone()).isEqualTo(ZoneId.of("Asia/Ho_Chi_Minh"));
        assertThat(city.rules().calendar().limitsEndOnWorkingDays()).isTrue();
        assertThat(city.rules().calendar().sameDayCutoff()).isEqualTo(LocalTime.of(15, 0));
    }

    @Test
    void canThoHasTheUnitsOfBothTimes() {
        Units units = Profiles.load("cantho").units();

        assertThat(units.isOpen()).isFalse();
        assertThat(count(units, Unit.Kind.CITY, BEFORE_MERGER)).isEqualTo(1);
        assertThat(count(units, Unit.Kind.DEPARTMENT, BEFORE_MERGER)).isEqualTo(19);
        assertThat(count(units, Unit.Kind.DISTRICT, BEFORE_MERGER)).isEqualTo(9);
        assertThat(count(units, Unit.Kind.COMMUNE, BEFORE_MERGER)).isEqualTo(83);
        assertThat(count(units, Unit.Kind.DISTRICT, AFTER_MERGER)).isZero();
        assertThat(count(units, Unit.Kind.COMMUNE, AFTER_MERGER)).isEqualTo(103);
        assertThat(units.all()).hasSize(1 + 19 + 9 + 83 + 103);
    }

    private static long count(Units units, Unit.Kind kind, LocalDate day) {
        return units.all().stream()
                .filter(unit -> unit.kind() == kind && unit.validity().contains(day))
                .count();
    }

    @Test
    void canThoWorksOnTheDaysOfTheOfficialTables() {
        CalendarSpec calendar = Profiles.load("cantho").rules().calendar();

        assertThat(workingDays(calendar, 2024)).containsExactly(22, 16, 21, 19, 23, 20, 23, 22, 19, 23, 21, 22);
        assertThat(workingDays(calendar, 2025)).containsExactly(17, 20, 21, 21, 20, 21, 23, 21, 20, 23, 20, 23);
        assertThat(workingDays(calendar, 2026)).containsExactly(21, 15, 22, 20, 20, 22, 23, 21, 20, 22, 21, 23);
        assertThat(calendar.daysOff()).hasSize(12 + 12 + 13);
        assertThat(calendar.makeUpDays()).map(LocalDate::toString)
                .containsExactly("2024-05-04", "2025-04-26", "2026-01-10", "2026-08-22");
        assertThat(calendar.hoursOn(LocalDate.of(2024, 2, 26))).containsExactly(
                new OpenHours(LocalTime.of(7, 0), LocalTime.of(11, 0)), new OpenHours(LocalTime.of(13, 0), LocalTime.of(17, 0)));
    }

    @Test
    void canThoKnowsWhenTwoExchangesOfDaysWereAnnounced() {
        CalendarSpec calendar = Profiles.load("cantho").rules().calendar();

        assertThat(calendar.announced()).containsExactly(
                Map.entry(LocalDate.of(2024, 4, 29), Instant.parse("2024-04-11T17:00:00Z")),
                Map.entry(LocalDate.of(2024, 5, 4), Instant.parse("2024-04-11T17:00:00Z")),
                Map.entry(LocalDate.of(2025, 4, 26), Instant.parse("2024-11-25T17:00:00Z")),
                Map.entry(LocalDate.of(2025, 5, 2), Instant.parse("2024-11-25T17:00:00Z")));
    }

    @Test
    void aRowIsKnownFromItsDateOrDateTimeOnAndAMakeUpDayAsItsDayOffUnlessItSaysOtherwise(@TempDir Path temp)
            throws Exception {
        Path folder = Profiles.small(temp);
        Profiles.change(folder, "calendar.yaml", "name: New Year", "name: x, announced: 2023-12-01T15:30:00+09:00");
        assertThat(ProfileLoader.load(folder).rules().calendar().announced()).containsExactly(
                Map.entry(LocalDate.of(2024, 1, 1), Instant.parse("2023-12-01T06:30:00Z")),
                Map.entry(LocalDate.of(2024, 1, 6), Instant.parse("2023-12-01T06:30:00Z")));

        Profiles.change(folder, "calendar.yaml", "for: 2024-01-01", "for: 2024-01-01, announced: 2023-12-02");
        assertThat(ProfileLoader.load(folder).rules().calendar().announced())
                .containsEntry(LocalDate.of(2024, 1, 6), Instant.parse("2023-12-01T17:00:00Z"));
    }

    @Test
    void aUnitMayHaveHoursOfItsOwnAndTheDaysOffOfTheCity(@TempDir Path temp) throws Exception {
        Path folder = Profiles.small(temp);
        Profiles.change(folder, "calendar.yaml", "daysOff:", """
                units:
                  - codes: [916, 31135]
                    week: {tuesday: [08:00-12:00], saturday: [07:00-11:00]}
                daysOff:""");
        FoldRules rules = ProfileLoader.load(folder).rules();

        assertThat(rules.unitCalendars()).containsOnlyKeys("916", "31135");
        CalendarSpec own = rules.unitCalendars().get("916");
        assertThat(own.week()).containsOnlyKeys(DayOfWeek.TUESDAY, DayOfWeek.SATURDAY);
        assertThat(own.daysOff()).containsExactly(LocalDate.of(2024, 1, 1));
        // Mondays are free there, so the make-up Saturday has the hours of Tuesday.
        assertThat(own.hoursOn(LocalDate.of(2024, 1, 6)))
                .containsExactly(new OpenHours(LocalTime.of(8, 0), LocalTime.of(12, 0)));
        assertThat(rules.calendar().week()).containsOnlyKeys(DayOfWeek.MONDAY, DayOfWeek.TUESDAY);
    }

    private static List<Integer> workingDays(CalendarSpec calendar, int year) {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(month -> YearMonth.of(year, Month.of(month)))
                .map(month -> (int) IntStream.rangeClosed(1, month.lengthOfMonth())
                        .filter(day -> !calendar.hoursOn(month.atDay(day)).isEmpty())
                        .count())
                .toList();
    }

    @Test
    void canThoStopsTheClockForMoreCausesInLandProcedures() {
        CityProfile city = Profiles.load("cantho");

        assertThat(city.procedures().all()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(city.rules().procedures()).hasSameSizeAs(city.procedures().all());
        assertThat(city.rules().procedure("2.000889"))
                .map(ProcedureRule::limit)
                .contains(new TimeLimit(10, TimeLimit.Unit.WORKING_DAY));
        assertThat(city.rules().pauseCounts("2.000889", PauseCause.FEE)).isTrue();
        assertThat(city.rules().pauseCounts("2.000889", PauseCause.INTER_AGENCY)).isFalse();
        assertThat(city.rules().pauseCounts("1.004194", PauseCause.FEE)).isFalse();
        assertThat(city.rules().pauseCounts("1.004194", PauseCause.SUPPLEMENT)).isTrue();
        assertThat(city.procedures().all())
                .filteredOn(procedure -> procedure.field().equals("Đất đai"))
                .allSatisfy(procedure -> assertThat(procedure.countedPauses()).isPresent());
    }

    @Test
    void canThoSetsTargetsForTheSharedKpis() {
        CityProfile city = Profiles.load("cantho");

        KpiDefinition onTime = city.kpis().at("dossiers.on-time", BEFORE_MERGER).orElseThrow();
        assertThat(onTime.target()).isEqualByComparingTo(new BigDecimal("0.98"));
        assertThat(onTime.source()).contains("766").endsWith("target: default of this project");
        assertThat(onTime.numerator())
                .isEqualTo(FormulaParser.parse("sum(resolved-on-time) + sum(open-with-due) - sum(overdue)"));
        assertThat(onTime.denominator()).isEqualTo(FormulaParser.parse("sum(resolved-with-due) + sum(open-with-due)"));
        assertThat(city.kpis().at("payments.online-share", BEFORE_MERGER).orElseThrow().target())
                .isEqualByComparingTo(new BigDecimal("0.30"));
        assertThat(city.kpis().at("payments.amount", BEFORE_MERGER).orElseThrow().target()).isNull();
        assertThat(onTime.band(new BigDecimal("0.95")).orElseThrow().name()).isEqualTo(new LocalizedText("Khá", "Fair"));
    }

    @Test
    void everyProfileWatchesTheSameKpis() {
        for (String profile : List.of("cantho", "generic", "wabo", "fines", "boston311")) {
            assertThat(Profiles.load(profile).kpis().on(BEFORE_MERGER)).map(KpiDefinition::id).containsExactly(
                    "dossiers.received", "dossiers.resolved", "dossiers.withdrawn", "dossiers.open", "dossiers.overdue",
                    "dossiers.resolved-on-time", "dossiers.on-time", "dossiers.online-share",
                    "dossiers.processing-time.p50", "dossiers.processing-time.p90", "dossiers.processing-time.p95",
                    "dossiers.processing-time.mean",
                    "dossiers.online-in-full-share", "dossiers.inter-agency", "dossiers.step-overdue",
                    "dossiers.not-collected", "dossiers.supplement-ratio",
                    "acceptance.on-time", "acceptance.overdue", "tickets.waiting",
                    "tickets.waiting-time.p50", "tickets.waiting-time.p90", "tickets.waiting-time.p95",
                    "tickets.waiting-time.mean",
                    "payments.paid-share", "payments.with-payment-share", "payments.online-share", "payments.amount",
                    "satisfaction.score", "satisfaction.rated-share",
                    "feedback.received", "feedback.open", "feedback.on-time", "feedback.satisfaction",
                    "digitisation.components", "digitisation.in-full", "digitisation.reused", "digitisation.connected",
                    "digitisation.population-data", "digitisation.electronic-result", "digitisation.synchronised",
                    "service.availability", "service.latency.mean", "service.outages-open", "service.outages",
                    "service.outage-duration.mean",
                    "plan.done-share");
        }
    }

    @Test
    void theGenericCityIsOpenToAllUnitsAndProcedures() {
        CityProfile city = Profiles.load("generic");

        assertThat(city.rules().calendar().zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(city.rules().currency()).isEqualTo("EUR");
        assertThat(city.rules().compare()).isEqualTo(DueComparison.BY_DATE);
        assertThat(city.units().isOpen()).isTrue();
        assertThat(city.procedures().all()).isEmpty();
        assertThat(city.rules().calendar().week()).doesNotContainKeys(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    }

    @Test
    void theDutchPermitsCompareByInstant() {
        CityProfile city = Profiles.load("wabo");

        assertThat(city.rules().calendar().zone()).isEqualTo(ZoneId.of("Europe/Amsterdam"));
        assertThat(city.rules().compare()).isEqualTo(DueComparison.BY_INSTANT);
        assertThat(city.earliest()).isEqualTo(Instant.parse("2008-12-31T23:00:00Z"));
        assertThat(city.units().isOpen()).isTrue();
    }

    @Test
    void theFinesOfAnItalianPoliceAreDatedByTheDay() {
        CityProfile city = Profiles.load("fines");

        assertThat(city.rules().calendar().zone()).isEqualTo(ZoneId.of("Europe/Rome"));
        assertThat(city.rules().currency()).isEqualTo("EUR");
        assertThat(city.rules().compare()).isEqualTo(DueComparison.BY_DATE);
        assertThat(city.units().isOpen()).isTrue();
    }

    @Test
    void theRequestsOfBostonCompareByInstant() {
        CityProfile city = Profiles.load("boston311");

        assertThat(city.rules().calendar().zone()).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(city.rules().currency()).isEqualTo("USD");
        assertThat(city.rules().compare()).isEqualTo(DueComparison.BY_INSTANT);
        assertThat(city.units().isOpen()).isTrue();
    }

    @Test
    void aFolderWithoutKpisTakesThoseOfTheFolderAbove(@TempDir Path temp) throws Exception {
        Path folder = Profiles.small(temp);
        Files.move(folder.resolve("kpis.yaml"), temp.resolve("kpis.yaml"));

        assertThat(ProfileLoader.load(folder).kpis().all()).hasSize(2);
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsAreHarmless(@TempDir Path temp) throws Exception {
        Path folder = Profiles.small(temp);
        Path units = folder.resolve("units.csv");
        Files.writeString(units, "\uFEFF" + Files.readString(units).replace("\n", "\r\n"));

        assertThat(ProfileLoader.load(folder).units().all()).hasSize(4);
    }
}
