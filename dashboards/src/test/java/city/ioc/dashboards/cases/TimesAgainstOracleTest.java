package city.ioc.dashboards.cases;

import city.ioc.calendar.Calendars;
import city.ioc.core.CaseEvents;
import city.ioc.core.CaseFold;
import city.ioc.core.OracleRules;
import city.ioc.dashboards.cases.Distribution.Bar;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.oracle.BatchOracle;
import city.ioc.oracle.CaseResult;
import city.ioc.oracle.Cell;
import city.ioc.oracle.EventGenerator;
import city.ioc.oracle.OracleCalendars;
import city.ioc.oracle.OracleResult;
import city.ioc.oracle.TestCity;
import city.ioc.profile.FoldRules;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Distributions of nasty histories, against plain lists of what the oracle says of each case, which shares no code with the fold
 * and the table.
 */
class TimesAgainstOracleTest {
    private static final LocalDate[][] PERIODS = {
        days("2024-01-01", "2025-12-31"), days("2024-03-01", "2024-03-31"), days("2024-05-06", "2024-05-06"), days("2030-01-01", "2030-12-31"),
    };
    private static final Instant[] MOMENTS = {Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2024-03-15T04:17:00Z")};
    private static final int[] DAYS = {1, 2, 3, 5, 7, 10, 15, 20, 30, 60};

    private static CaseTable table;
    private static List<One> expected;
    private static Calendars calendars;

    /** One time, by the page of figures. */
    private record One(
            CaseTime time, String unit, Instant at, long millis, String step, String procedure, String channel) {}

    private static LocalDate[] days(String from, String to) {
        return new LocalDate[] {LocalDate.parse(from), LocalDate.parse(to)};
    }

    @BeforeAll
    static void fold() {
        EventGenerator generator = new EventGenerator(11);
        Map<String, List<String>> lines = new LinkedHashMap<>();
        Map<String, CaseEvents> byCase = new LinkedHashMap<>();
        for (Event event : generator.delivery(generator.history(12_000), 11)) {
            lines.computeIfAbsent(event.subject(), id -> new ArrayList<>())
                    .add(new String(EventCodec.encode(event), UTF_8));
            CaseEvents known = byCase.getOrDefault(event.subject(), CaseEvents.NONE);
            byCase.put(event.subject(), known.with(event).orElse(known));
        }
        FoldRules rules = OracleRules.of(TestCity.SETTINGS);
        CaseFold fold = new CaseFold(rules);
        calendars = rules.layOutCalendars();
        table = new CaseTable(TestCity.ZONE);
        byCase.forEach((id, events) -> table.apply(List.of(new CaseTable.Case(id, fold.fold(id, events)))));
        OracleCalendars hours = new OracleCalendars(TestCity.SETTINGS);
        expected = new ArrayList<>();
        lines.values().forEach(ofCase -> {
            OracleResult oracle = BatchOracle.compute(ofCase, TestCity.SETTINGS);
            String acceptedBy = oracle.cells().keySet().stream()
                    .filter(cell -> cell.measure().equals("received"))
                    .map(Cell::unit)
                    .findFirst()
                    .orElse("");
            oracle.cases().values().forEach(result -> add(result, hours, acceptedBy));
        });
    }

    private static void add(CaseResult result, OracleCalendars hours, String acceptedBy) {
        for (CaseResult.End end : result.ends()) {
            if (end.kind() != CaseResult.EndKind.WITHDRAWN) {
                add(CaseTime.PROCESSING_TIME, result, end.unit(), end.at(), end.processingMillis(), null);
            }
        }
        if (result.waitingMillis() != null) {
            Instant called = result.takenAt().plusMillis(result.waitingMillis());
            add(CaseTime.WAITING_TIME, result, result.ticketUnit(), called, result.waitingMillis(), null);
        }
        if (result.answer() != null) {
            Instant at = result.answer().at();
            long working =
                    hours.of(result.answer().unit()).between(result.submittedAt().toEpochMilli(), at.toEpochMilli());
            add(CaseTime.ACCEPTANCE_TIME, result, result.answer().unit(), at, working, null);
        }
        for (CaseResult.Step step : result.steps()) {
            if (step.until() != null) {
                long working =
                        hours.of(acceptedBy).between(step.from().toEpochMilli(), step.until().toEpochMilli());
                add(CaseTime.STEP_TIME, result, step.owner(), step.until(), working, step.name());
            }
        }
    }

    private static void add(CaseTime time, CaseResult result, String unit, Instant at, long millis, String step) {
        expected.add(new One(time, unit, at, millis, step, result.procedure(), result.channel()));
    }

    @ParameterizedTest
    @EnumSource(CaseTime.class)
    void everyDistributionIsThatOfThePlainList(CaseTime time) {
        List<String> units = new ArrayList<>(new TreeSet<>(expected.stream().map(One::unit).toList()));
        units.add(null);
        int compared = 0;
        for (String unit : units) {
            for (LocalDate[] period : PERIODS) {
                for (Instant asOf : MOMENTS) {
                    compared += compare(time, unit, period, asOf, null, null);
                }
            }
            if (time != CaseTime.WAITING_TIME) {
                compared += compare(time, unit, PERIODS[0], MOMENTS[0], TestCity.ONE_MONTH, null);
                compared += compare(time, unit, PERIODS[0], MOMENTS[0], TestCity.LAND, "ONLINE");
                compared += compare(time, unit, PERIODS[1], MOMENTS[0], null, "DESK");
            }
        }
        assertThat(compared).as("times that were compared").isGreaterThan(300);
    }

    private static int compare(
            CaseTime time, String unit, LocalDate[] period, Instant asOf, String procedure, String channel) {
        List<One> wanted = expected.stream()
                .filter(one -> one.time() == time
                        && (unit == null || one.unit().equals(unit))
                        && !one.at().isAfter(asOf)
                        && !dayOf(one.at()).isBefore(period[0])
                        && !dayOf(one.at()).isAfter(period[1])
                        && (procedure == null || one.procedure().equals(procedure) || one.procedure().startsWith(procedure + "."))
                        && (channel == null || one.channel().equals(channel)))
                .toList();
        CaseFilter filter = new CaseFilter(unit == null ? UnitScope.CITY : UnitScope.single(unit), procedure, channel);
        Times actual =
                table.times(time, null, filter, new Period(period[0], period[1], asOf.toEpochMilli()), calendars);
        assertThat(Distribution.of(actual.all(), time))
                .as("%s of %s from %s as of %s, %s, %s", time, unit, List.of(period), asOf, procedure, channel)
                .isEqualTo(plain(time, wanted));

        Map<String, Distribution> bySteps = new TreeMap<>();
        actual.byStep().forEach((step, times) -> bySteps.put(step, Distribution.of(times, time)));
        Map<String, Distribution> plainBySteps = new TreeMap<>();
        wanted.stream().map(One::step).filter(step -> step != null).distinct().forEach(step -> plainBySteps.put(
                step, plain(time, wanted.stream().filter(one -> one.step().equals(step)).toList())));
        assertThat(bySteps).isEqualTo(plainBySteps);
        return wanted.size();
    }

    private static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, TestCity.ZONE);
    }

    private static Distribution plain(CaseTime time, List<One> ones) {
        List<Long> millis = new ArrayList<>();
        ones.forEach(one -> millis.add(one.millis()));
        Collections.sort(millis);
        if (millis.isEmpty()) {
            return new Distribution(0, null, null, null, null, null, null, null, List.of());
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (long each : millis) {
            sum = sum.add(BigDecimal.valueOf(each));
        }
        BigDecimal mean = sum.divide(BigDecimal.valueOf(1000L * millis.size()), new MathContext(40));
        return new Distribution(
                millis.size(),
                seconds(millis.getFirst()),
                seconds(millis.getLast()),
                shown(mean.round(new MathContext(20))),
                seconds(nearestRank(millis, 50)),
                seconds(nearestRank(millis, 90)),
                seconds(nearestRank(millis, 95)),
                seconds(nearestRank(millis, 99)),
                bars(millis, bounds(time)));
    }

    /** The least of the times, in ascending order, that at least so many in a hundred do not exceed. */
    private static long nearestRank(List<Long> millis, int percent) {
        int notExceeding = 0;
        for (long each : millis) {
            notExceeding++;
            if (notExceeding * 100L >= (long) percent * millis.size()) {
                return each;
            }
        }
        throw new AssertionError("no times");
    }

    private static List<Long> bounds(CaseTime time) {
        List<Long> seconds = new ArrayList<>();
        switch (time) {
            case PROCESSING_TIME, STEP_TIME -> {
                for (int hours : new int[] {1, 2, 4}) {
                    seconds.add(hours * 3_600L);
                }
                for (int days : DAYS) {
                    seconds.add(days * 8 * 3_600L);
                }
            }
            case ACCEPTANCE_TIME -> {
                for (double hours : new double[] {0.5, 1, 2, 4, 6, 8, 12, 16, 24, 40}) {
                    seconds.add((long) (hours * 3_600));
                }
            }
            case WAITING_TIME -> {
                for (int minutes : new int[] {1, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 240}) {
                    seconds.add(minutes * 60L);
                }
            }
        }
        return seconds;
    }

    private static List<Bar> bars(List<Long> millis, List<Long> bounds) {
        List<Bar> bars = new ArrayList<>();
        Long over = null;
        for (Long upTo : bounds) {
            bars.add(bar(millis, over, upTo));
            over = upTo;
        }
        bars.add(bar(millis, over, null));
        return bars;
    }

    private static Bar bar(List<Long> millis, Long over, Long upTo) {
        int count = 0;
        for (long each : millis) {
            if ((over == null || each > over * 1000) && (upTo == null || each <= upTo * 1000)) {
                count++;
            }
        }
        return new Bar(over == null ? null : BigDecimal.valueOf(over), upTo == null ? null : BigDecimal.valueOf(upTo), count);
    }

    private static BigDecimal seconds(long millis) {
        return shown(BigDecimal.valueOf(millis, 3));
    }

    private static BigDecimal shown(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
