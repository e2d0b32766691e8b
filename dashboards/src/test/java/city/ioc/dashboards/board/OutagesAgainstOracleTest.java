package city.ioc.dashboards.board;

import city.ioc.core.CaseEvents;
import city.ioc.core.CaseFold;
import city.ioc.core.CaseSummary;
import city.ioc.core.GrainPolicy;
import city.ioc.core.OracleRules;
import city.ioc.dashboards.board.OutageReport.Late;
import city.ioc.dashboards.board.OutageReport.Overlap;
import city.ioc.dashboards.cases.CaseTable;
import city.ioc.dashboards.cases.Period;
import city.ioc.dashboards.feed.FeedStatus;
import city.ioc.dashboards.figures.Figures;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.ServiceEvent.Component;
import city.ioc.kpi.GivenFigures;
import city.ioc.kpi.KpiCatalogue;
import city.ioc.oracle.BatchOracle;
import city.ioc.oracle.CaseResult;
import city.ioc.oracle.Cell;
import city.ioc.oracle.EventGenerator;
import city.ioc.oracle.OracleCalendars;
import city.ioc.oracle.OracleResult;
import city.ioc.oracle.TestCity;
import city.ioc.profile.CityMap;
import city.ioc.profile.CityProfile;
import city.ioc.profile.FoldRules;
import city.ioc.profile.LocalizedText;
import city.ioc.profile.Procedures;
import city.ioc.profile.Unit;
import city.ioc.profile.Units;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The join of outages and late dossiers against every pair of them, day by day, by what the oracle says of each case. The units are
 * reorganised on the first of January 2025.
 */
class OutagesAgainstOracleTest {
    private static final LocalDate REORGANISED = LocalDate.of(2025, 1, 1);
    private static final List<String> MOMENTS =
            List.of("2026-01-01T00:00:00Z", "2024-06-17T03:17:00Z", "2025-02-10T08:00:00Z", "2024-12-31T17:00:00Z");
    private static final String[] ASKED = {null, "92", "916", "917", "918", "919", "923", "SO-TP"};

    private static final List<OfCase> cases = new ArrayList<>();
    private static final OracleCalendars hours = new OracleCalendars(TestCity.SETTINGS);
    private static Board board;

    /** What the oracle says of one case. */
    private record OfCase(String id, CaseResult result, Map<Cell, Long> cells) {}

    private record LateOne(String id, String unit, long from, long to) {}

    private record OutageOne(String id, String unit, long from, long to) {}

    private static Unit unit(String code, Unit.Kind kind, String parent, LocalDate from, LocalDate to) {
        return new Unit(code, LocalizedText.same(code), kind, parent, from, to);
    }

    private static Units units() {
        LocalDate begin = LocalDate.of(2004, 1, 2);
        List<Unit> units = new ArrayList<>(List.of(
                unit("92", Unit.Kind.CITY, null, begin, null),
                unit("916", Unit.Kind.DISTRICT, "92", begin, REORGANISED.minusDays(1)),
                unit("919", Unit.Kind.DISTRICT, "92", begin, null),
                unit("917", Unit.Kind.COMMUNE, "916", begin, REORGANISED.minusDays(1)),
                unit("917", Unit.Kind.COMMUNE, "92", REORGANISED, null),
                unit("918", Unit.Kind.COMMUNE, "916", begin, REORGANISED.minusDays(1)),
                unit("918", Unit.Kind.COMMUNE, "919", REORGANISED, null),
                unit("923", Unit.Kind.COMMUNE, "919", begin, null),
                unit("924", Unit.Kind.COMMUNE, "919", begin, null)));
        for (String code : List.of("925", "926", "927", "SO-TP", "SO-XD", "SO-TNMT")) {
            units.add(unit(code, Unit.Kind.DISTRICT, "92", begin, null));
        }
        return Units.of(units);
    }

    /** The same in another form: what a unit is directly below on a day. */
    private static String parent(String unit, LocalDate day) {
        boolean before = day.isBefore(REORGANISED);
        return switch (unit) {
            case "92" -> null;
            case "917" -> before ? "916" : "92";
            case "918" -> before ? "916" : "919";
            case "923", "924" -> "919";
            default -> "92";
        };
    }

    private static boolean isBelow(String unit, String above, LocalDate day) {
        for (String each = unit; each != null; each = parent(each, day)) {
            if (each.equals(above)) {
                return true;
            }
        }
        return false;
    }

    @BeforeAll
    static void foldAndCompute() {
        EventGenerator generator = new EventGenerator(9);
        Map<String, List<Event>> byCase = new LinkedHashMap<>();
        for (Event event : generator.delivery(generator.history(12_000), 9)) {
            byCase.computeIfAbsent(event.subject(), id -> new ArrayList<>()).add(event);
        }
        FoldRules rules = OracleRules.of(TestCity.SETTINGS);
        CaseFold fold = new CaseFold(rules);
        Figures figures = new Figures(TestCity.ZONE, rules.alerts());
        byCase.forEach((id, events) -> {
            CaseEvents set = CaseEvents.NONE;
            for (Event event : events) {
                set = set.with(event).orElse(set);
            }
            figures.applyCases(List.of(new CaseTable.Case(id, fold.fold(id, set))));
            List<String> lines =
                    events.stream().map(event -> new String(EventCodec.encode(event), UTF_8)).toList();
            OracleResult oracle = BatchOracle.compute(lines, TestCity.SETTINGS);
            cases.add(new OfCase(id, oracle.cases().get(id), oracle.cells()));
        });
        addCityOutage(figures, "CITY-1", "2024-03-11T22:00:00Z", "2024-03-12T03:00:00Z");
        addCityOutage(figures, "CITY-2", "2024-12-31T02:00:00Z", "2025-01-02T02:00:00Z");
        addCityOutage(figures, "CITY-3", "2025-01-17T02:00:00Z", null);
        addCityOutage(figures, "CITY-4", "2024-06-03T02:00:00Z", "2024-06-03T02:00:00Z");
        CityProfile profile = new CityProfile(
                "test",
                LocalizedText.same("test"),
                Instant.EPOCH,
                rules,
                units(),
                new Procedures(List.of()),
                new KpiCatalogue(List.of()),
                CityMap.NONE,
                GivenFigures.NONE,
                Optional.empty());
        Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), TestCity.ZONE);
        Health health = new Health(() -> FeedStatus.STARTING, List.of(), Duration.ofSeconds(1), clock);
        board = new Board(profile, GrainPolicy.standard(TestCity.ZONE), figures, health, clock);
    }

    private static void addCityOutage(Figures figures, String id, String from, String to) {
        Instant start = Instant.parse(from);
        Instant end = to == null ? null : Instant.parse(to);
        figures.outages().put(id, new CaseSummary.Outage(
                "92", Component.PORTAL, start.toEpochMilli(), end == null ? null : end.toEpochMilli()));
        CaseResult result = new CaseResult(
                null, null, null, null, null, null, null, null, null, List.of(), 0, 0, 0, 1, null, null, null,
                List.of(), List.of(), List.of(), List.of(), null, new CaseResult.Outage("92", "PORTAL", start, end),
                null, List.of(), 0, List.of());
        cases.add(new OfCase(id, result, Map.of()));
    }

    @Test
    void theReportIsThatOfEveryPair() {
        LocalDate[][] periods = {
            {LocalDate.of(2024, 1, 1), LocalDate.of(2025, 12, 31)},
            {LocalDate.of(2024, 3, 1), LocalDate.of(2024, 3, 31)},
            {LocalDate.of(2024, 6, 3), LocalDate.of(2024, 6, 3)},
            {LocalDate.of(2024, 12, 15), LocalDate.of(2025, 1, 15)},
        };
        int overlaps = 0;
        int late = 0;
        for (String asked : ASKED) {
            for (LocalDate[] period : periods) {
                for (String moment : MOMENTS) {
                    Period question = new Period(period[0], period[1], Instant.parse(moment).toEpochMilli());
                    OutageReport actual = new Outages(board).report(board.scope(asked), question, 1_000);
                    assertThat(told(actual))
                            .as("%s, %s, as of %s", asked, Arrays.toString(period), moment)
                            .isEqualTo(told(everyPair(asked, question)));
                    overlaps += actual.all().overlapping();
                    late += actual.all().dossiers();
                }
            }
        }
        assertThat(overlaps).isGreaterThan(100);
        assertThat(late).isGreaterThan(overlaps + 100);
    }

    /** All that a report says, line by line. */
    private static List<String> told(OutageReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("late " + report.all());
        report.units().forEach(each -> lines.add(each.toString()));
        report.outages().forEach(each -> lines.add("%s %d %d %s".formatted(
                each.outage().id(), each.workingMillis(), each.lateDossiers(), each.longest())));
        return lines;
    }

    private static OutageReport everyPair(String asked, Period question) {
        long start = question.from().atStartOfDay(TestCity.ZONE).toInstant().toEpochMilli();
        long end = question.to().plusDays(1).atStartOfDay(TestCity.ZONE).toInstant().toEpochMilli();
        List<LateOne> late = new ArrayList<>();
        List<OutageOne> outages = new ArrayList<>();
        for (OfCase each : cases) {
            addLate(each, asked, question.asOf(), start, end, late);
            addOutage(each, asked, question.asOf(), start, end, outages);
        }
        outages.sort(Comparator.comparingLong(OutageOne::from).reversed().thenComparing(OutageOne::id));

        List<OutageReport.Struck> struck = new ArrayList<>();
        List<String> overlapping = new ArrayList<>();
        for (OutageOne outage : outages) {
            List<Overlap> overlaps = new ArrayList<>();
            for (LateOne dossier : late) {
                Long working = overlap(outage, dossier);
                if (working != null) {
                    overlaps.add(new Overlap(dossier.id(), dossier.unit(), working));
                    overlapping.add(dossier.id());
                }
            }
            overlaps.sort(Comparator.comparingLong(Overlap::workingMillis).reversed().thenComparing(Overlap::id));
            struck.add(new OutageReport.Struck(
                    new city.ioc.dashboards.service.Outage(outage.id(), outage.unit(), null, outage.from(), outage.to(), false),
                    hours.of(outage.unit()).between(outage.from(), outage.to()),
                    overlaps.size(),
                    overlaps));
        }
        Map<String, List<LateOne>> byUnit = new TreeMap<>();
        late.forEach(each -> byUnit.computeIfAbsent(each.unit(), unit -> new ArrayList<>()).add(each));
        List<OutageReport.OfUnit> units = new ArrayList<>();
        byUnit.forEach((unit, list) -> units.add(new OutageReport.OfUnit(unit, count(list, overlapping))));
        return new OutageReport(count(late, overlapping), units, struck);
    }

    private static Late count(List<LateOne> late, List<String> overlapping) {
        return new Late(
                late.size(), (int) late.stream().filter(each -> overlapping.contains(each.id())).count());
    }

    private static void addLate(OfCase each, String asked, long asOf, long start, long end, List<LateOne> late) {
        if (each.result().acceptedAt() == null || each.result().acceptedAt().toEpochMilli() > asOf) {
            return;
        }
        LateOne found = null;
        List<String> overdue = standing(each, "overdue", asOf);
        if (!overdue.isEmpty()) {
            found = new LateOne(each.id(), overdue.getFirst(), each.result().acceptedAt().toEpochMilli(), asOf);
        } else if (standing(each, "open", asOf).isEmpty()) {
            CaseResult.End last = each.result().ends().stream()
                    .filter(it -> it.at().toEpochMilli() <= asOf)
                    .reduce((earlier, later) -> later)
                    .orElseThrow();
            if (last.kind() != CaseResult.EndKind.WITHDRAWN && Boolean.FALSE.equals(last.onTime())) {
                found = new LateOne(
                        each.id(), last.unit(), each.result().acceptedAt().toEpochMilli(), last.at().toEpochMilli());
            }
        }
        if (found != null
                && (asked == null || isBelow(found.unit(), asked, day(found.to())))
                && found.from() < end
                && (found.to() > start || found.from() >= start)) {
            late.add(found);
        }
    }

    /** The units for which it holds: at most one. */
    private static List<String> standing(OfCase each, String measure, long asOf) {
        Map<String, Long> byUnit = new TreeMap<>();
        each.cells().forEach((cell, amount) -> {
            if (cell.measure().equals(measure) && cell.label().toEpochMilli() <= asOf) {
                byUnit.merge(cell.unit(), amount, Long::sum);
            }
        });
        return byUnit.entrySet().stream().filter(entry -> entry.getValue() > 0).map(Map.Entry::getKey).toList();
    }

    private static void addOutage(OfCase each, String asked, long asOf, long start, long end, List<OutageOne> outages) {
        CaseResult.Outage outage = each.result().outage();
        if (outage == null || outage.startedAt().toEpochMilli() > asOf) {
            return;
        }
        long from = outage.startedAt().toEpochMilli();
        long to = outage.endedAt() == null ? asOf : Math.min(asOf, outage.endedAt().toEpochMilli());
        boolean strikes = false;
        for (LocalDate day = day(from); !day.isAfter(day(Math.max(from, to - 1))); day = day.plusDays(1)) {
            for (Unit unit : units().all()) {
                strikes |= isBelow(unit.code(), outage.unit(), day) && (asked == null || isBelow(unit.code(), asked, day));
            }
        }
        if (strikes && from < end && (to > start || from >= start)) {
            outages.add(new OutageOne(each.id(), outage.unit(), from, to));
        }
    }

    /** The working time of the overlap, which may be none; null when the two do not overlap. */
    private static Long overlap(OutageOne outage, LateOne late) {
        long from = Math.max(outage.from(), late.from());
        long to = Math.min(outage.to(), late.to());
        Long working = null;
        for (LocalDate day = day(from); from < to && !day.isAfter(day(to - 1)); day = day.plusDays(1)) {
            if (isBelow(late.unit(), outage.unit(), day)) {
                long begin = Math.max(from, day.atStartOfDay(TestCity.ZONE).toInstant().toEpochMilli());
                long stop = Math.min(to, day.plusDays(1).atStartOfDay(TestCity.ZONE).toInstant().toEpochMilli());
                working = (working == null ? 0 : working) + hours.of(late.unit()).between(begin, stop);
            }
        }
        return working;
    }

    private static LocalDate day(long at) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(at), TestCity.ZONE);
    }
}
