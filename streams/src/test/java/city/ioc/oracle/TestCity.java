package city.ioc.oracle;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import static java.util.Map.entry;

/**
 * The city of the tests: Cần Thơ's office hours and days off of 2024 to 2026 with the swaps of 2024 and 2025 as they were announced, and
 * a procedure for each kind of limit.
 */
public final class TestCity {
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    public static final String COPY = "2.000635";
    public static final String THREE_DAYS = "1.004227";
    public static final String TEN_DAYS = "1.002847";
    public static final String EIGHT_HOURS = "1.009999";
    public static final String FIFTEEN_CALENDAR_DAYS = "1.003003";
    public static final String ONE_MONTH = "2.001458";
    public static final String NO_LIMIT = "3.000111";
    /** Ten working days; SUPPLEMENT, FEE and APPRAISAL stop its clock. */
    public static final String LAND = "1.012784";
    /** Found under {@link #ONE_MONTH}. */
    public static final String WITH_SUFFIX = "2.001458.000.00.00.H40";
    /** Not in the profile at all: no due. */
    public static final String UNKNOWN = "9.999999";

    private static final List<DayOfWeek> SIX_DAYS = List.of(DayOfWeek.values()).subList(0, 6);
    private static final List<DayOfWeek> FIVE_DAYS = SIX_DAYS.subList(0, 5);
    private static final List<DayOfWeek> FROM_TUESDAY = SIX_DAYS.subList(1, 6);

    /** Compares by date; {@link OracleSettings#withByDate} gives the other. */
    public static final OracleSettings SETTINGS = new OracleSettings(
            ZONE,
            true,
            "VND",
            week(),
            days("2024-01-01 2024-02-08 2024-02-09 2024-02-12 2024-02-13 2024-02-14 2024-04-18 2024-04-29 2024-04-30"
                    + " 2024-05-01 2024-09-02 2024-09-03"
                    + " 2025-01-01 2025-01-27 2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-04-07 2025-04-30"
                    + " 2025-05-01 2025-05-02 2025-09-01 2025-09-02"
                    + " 2026-01-01 2026-01-02 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-04-27"
                    + " 2026-04-30 2026-05-01 2026-08-31 2026-09-01 2026-09-02"),
            days("2024-05-04 2025-04-26 2026-01-10 2026-08-22"),
            Map.of(
                    LocalDate.parse("2024-04-29"), local("2024-04-12T00:00"),
                    LocalDate.parse("2024-05-04"), local("2024-04-12T00:00"),
                    LocalDate.parse("2025-05-02"), local("2024-11-26T00:00"),
                    LocalDate.parse("2025-04-26"), local("2024-11-26T00:00")),
            Map.of(),
            Map.ofEntries(
                    entry(COPY, new OracleLimit(0, "SAME_DAY_15H")),
                    entry(THREE_DAYS, new OracleLimit(3, "WORKING_DAY")),
                    entry(TEN_DAYS, new OracleLimit(10, "WORKING_DAY")),
                    entry(EIGHT_HOURS, new OracleLimit(8, "WORKING_HOUR")),
                    entry(FIFTEEN_CALENDAR_DAYS, new OracleLimit(15, "CALENDAR_DAY")),
                    entry(ONE_MONTH, new OracleLimit(1, "MONTH")),
                    entry(NO_LIMIT, new OracleLimit(0, "NONE")),
                    entry(LAND, new OracleLimit(10, "WORKING_DAY"))),
            Set.of("SUPPLEMENT"),
            Map.of(LAND, Set.of("SUPPLEMENT", "FEE", "APPRAISAL")),
            "DVCQG",
            new OracleLimits(
                    new OracleLimit(8, "WORKING_HOUR"),
                    new OracleLimit(15, "WORKING_DAY"),
                    new OracleLimit(2, "WORKING_DAY"),
                    new OracleLimit(2, "WORKING_DAY")),
            List.of(
                    rule("due-soon", "DUE_SOON", new OracleLimit(8, "WORKING_HOUR"), null),
                    rule("overdue", "OVERDUE", null, null),
                    rule("acceptance-overdue", "ACCEPTANCE_OVERDUE", null, null),
                    rule("step-overdue", "STEP_OVERDUE", null, null),
                    rule("stuck", "STUCK", new OracleLimit(5, "WORKING_DAY"), null),
                    rule("apology-missing", "APOLOGY_MISSING", null, null),
                    rule("late-pause", "LATE_PAUSE", null, new BigDecimal("0.1")),
                    rule("not-collected", "NOT_COLLECTED", new OracleLimit(5, "WORKING_DAY"), null),
                    rule("feedback-overdue", "FEEDBACK_OVERDUE", null, null),
                    rule("outage", "OUTAGE", new OracleLimit(1, "WORKING_HOUR"), null)));

    /**
     * The same city with units that keep other hours, and with days off that are announced months before, on the day itself and days
     * later; among them a make-up day that was over when it was announced.
     */
    public static final OracleSettings CHANGING = SETTINGS.withCalendars(
            and(SETTINGS.daysOff(), "2024-06-12 2024-09-10 2024-11-18 2025-03-14 2025-06-20 2025-07-03"),
            and(SETTINGS.makeUpDays(), "2024-11-24 2025-06-14"),
            announcements(),
            Map.of(
                    "924", week(SIX_DAYS, "07:00-11:00", "13:00-17:00", DayOfWeek.SATURDAY, "07:00-11:00"),
                    "925", week(FIVE_DAYS, "07:30-11:30", "13:30-17:30", DayOfWeek.FRIDAY, "08:00-10:00"),
                    "SO-TP", week(List.of(DayOfWeek.values()), "06:00-12:00", "12:00-22:00", DayOfWeek.SUNDAY, "09:00-10:00"),
                    "SO-XD", week(FROM_TUESDAY, "08:00-12:00", "13:00-16:00", DayOfWeek.THURSDAY, "10:00-18:30")));

    /** The same city, in which every day off always was known. */
    public static final OracleSettings STEADY =
            SETTINGS.withCalendars(SETTINGS.daysOff(), SETTINGS.makeUpDays(), Map.of(), Map.of());

    private TestCity() {}

    private static Map<LocalDate, Instant> announcements() {
        Map<LocalDate, Instant> announced = new HashMap<>(SETTINGS.announced());
        announced.put(LocalDate.parse("2024-06-12"), local("2024-06-12T09:30"));
        announced.put(LocalDate.parse("2024-09-10"), local("2024-09-13T00:00"));
        announced.put(LocalDate.parse("2024-11-18"), local("2024-10-30T16:20:30"));
        announced.put(LocalDate.parse("2024-11-24"), local("2024-10-30T16:20:30"));
        announced.put(LocalDate.parse("2025-01-27"), local("2024-12-03T00:00"));
        announced.put(LocalDate.parse("2025-03-14"), local("2025-03-10T08:00"));
        announced.put(LocalDate.parse("2025-06-14"), local("2025-06-16T00:00"));
        announced.put(LocalDate.parse("2025-06-20"), local("2025-06-16T00:00"));
        announced.put(LocalDate.parse("2025-07-03"), local("2025-07-07T11:00"));
        return announced;
    }

    private static Set<LocalDate> and(Set<LocalDate> some, String others) {
        Set<LocalDate> all = days(others);
        all.addAll(some);
        return all;
    }

    private static Instant local(String time) {
        return LocalDateTime.parse(time).atZone(ZONE).toInstant();
    }

    /** The days with a morning and an afternoon, but for one with other hours. */
    private static Map<DayOfWeek, List<LocalTime[]>> week(
            List<DayOfWeek> days, String morning, String afternoon, DayOfWeek exception, String hours) {
        Map<DayOfWeek, List<LocalTime[]>> week = new EnumMap<>(DayOfWeek.class);
        days.forEach(day -> week.put(day, List.of(hours(morning), hours(afternoon))));
        week.put(exception, List.<LocalTime[]>of(hours(hours)));
        return week;
    }

    private static LocalTime[] hours(String fromTo) {
        String[] ends = fromTo.split("-");
        return new LocalTime[] {LocalTime.parse(ends[0]), LocalTime.parse(ends[1])};
    }

    static OracleRule rule(String id, String kind, OracleLimit limit, BigDecimal share) {
        return new OracleRule(id, kind, limit, share, LocalDate.of(2000, 1, 1), null);
    }

    private static Map<DayOfWeek, List<LocalTime[]>> week() {
        List<LocalTime[]> day = List.of(hours("07:00-11:00"), hours("13:00-17:00"));
        return Map.of(
                DayOfWeek.MONDAY, day,
                DayOfWeek.TUESDAY, day,
                DayOfWeek.WEDNESDAY, day,
                DayOfWeek.THURSDAY, day,
                DayOfWeek.FRIDAY, day);
    }

    private static Set<LocalDate> days(String dates) {
        return List.of(dates.split(" ")).stream().map(LocalDate::parse).collect(Collectors.toCollection(HashSet::new));
    }
}
