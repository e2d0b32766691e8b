package city.ioc.standalone.pipeline;

import city.ioc.core.CaseEvents;
import city.ioc.core.CaseFold;
import city.ioc.core.CaseSummary;
import city.ioc.core.Grain;
import city.ioc.core.GrainPolicy;
import city.ioc.core.OracleRules;
import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Health;
import city.ioc.dashboards.board.Horizon;
import city.ioc.dashboards.board.Question;
import city.ioc.dashboards.board.Refusal;
import city.ioc.dashboards.cases.CaseTable;
import city.ioc.dashboards.cube.Cube;
import city.ioc.dashboards.feed.FeedStatus;
import city.ioc.dashboards.figures.Figures;
import city.ioc.dashboards.scope.UnitsAs;
import city.ioc.events.EventCodec;
import city.ioc.kpi.Direction;
import city.ioc.kpi.FormulaParser;
import city.ioc.kpi.KpiCatalogue;
import city.ioc.kpi.KpiDefinition;
import city.ioc.kpi.KpiUnit;
import city.ioc.kpi.Measure;
import city.ioc.profile.CityProfile;
import city.ioc.profile.LocalizedText;
import city.ioc.profile.ProfileLoader;
import city.ioc.standalone.pipeline.KpiCheck.PlainPeriod;
import city.ioc.streams.CellKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Two months of a simulated city around its merger: every KPI and version, for all units and horizons, as of many moments. */
class KpisAgainstBatchTest {
    private static final Path PROFILE = Project.profile("cantho");
    private static final LocalDate FROM = LocalDate.of(2025, 6, 1);
    private static final LocalDate TO = LocalDate.of(2025, 7, 31);
    private static final LocalDate LAST_DAY_OF_VERSION_1 = LocalDate.of(2025, 6, 30);
    private static final List<String> HORIZONS =
            List.of("5m", "15m", "60m", "today", "yesterday", "7d", "30d", "month", "quarter", "year");

    private static CityProfile city;
    private static ZoneId zone;
    private static PlainUnits units;
    private static PlainCases plain;
    private static Map<String, CaseSummary> summaries;
    private static SimulatedEvents events;

    @BeforeAll
    static void simulate() throws Exception {
        city = withTwoVersions(ProfileLoader.load(PROFILE));
        zone = city.rules().calendar().zone();
        events = SimulatedEvents.play(
                PROFILE, city, FROM, TO, 1_200, 7, event -> CompletableFuture.completedFuture(null));
        units = new PlainUnits(city.units().all());
        plain = new PlainCases(events.cases(), events.health().cells(), OracleRules.settings(city.rules()), units);
        summaries = new HashMap<>();
        CaseFold fold = new CaseFold(city.rules());
        for (Map.Entry<String, List<byte[]>> each : events.cases().entrySet()) {
            CaseEvents delivered = CaseEvents.NONE;
            for (byte[] line : each.getValue()) {
                delivered = delivered.with(EventCodec.decode(line)).orElse(delivered);
            }
            summaries.put(each.getKey(), fold.fold(each.getKey(), delivered));
        }
    }

    private static CityProfile withTwoVersions(CityProfile city) {
        List<KpiDefinition> kpis = new ArrayList<>(city.kpis().all());
        kpis.add(load(1, "sum(received) + 2 * sum(open)", null, FROM.minusYears(9), LAST_DAY_OF_VERSION_1));
        kpis.add(load(2, "max(sum(overdue), kpi(dossiers.resolved))", "distinct(procedure)", LAST_DAY_OF_VERSION_1.plusDays(1), null));
        return new CityProfile(
                city.id(), city.name(), city.earliest(), city.rules(), city.units(), city.procedures(), new KpiCatalogue(kpis),
                city.map(), city.given(), city.index());
    }

    private static KpiDefinition load(int version, String numerator, String denominator, LocalDate from, LocalDate to) {
        return new KpiDefinition(
                "check.load", version, LocalizedText.same("Load"), KpiUnit.COUNT, FormulaParser.parse(numerator),
                denominator == null ? null : FormulaParser.parse(denominator), Direction.DOWN, null, from, to, "test");
    }

    private static Instant at(String localTime) {
        return LocalDateTime.parse(localTime).atZone(zone).toInstant();
    }

    /** A board that has read the summaries and cells of a pipeline with such a retention. */
    private static Board board(GrainPolicy grains, Instant now) {
        Figures figures = new Figures(zone, city.rules().alerts());
        figures.applyCases(summaries.entrySet().stream()
                .map(each -> new CaseTable.Case(each.getKey(), each.getValue()))
                .toList());
        Map<CellKey, Long> cells = new HashMap<>();
        summaries.values().forEach(summary -> summary.facts().forEach(fact -> cells.merge(
                key(grains, now, fact.unit(), fact.measure(), fact.cohort(), fact.at()), fact.amount(), Long::sum)));
        events.health().cells().forEach((cell, amount) -> cells.merge(
                key(
                        grains,
                        now,
                        cell.unit(),
                        Measure.named(cell.measure()).orElseThrow(),
                        (int) cell.cohort().toEpochDay(),
                        cell.label().toEpochMilli()),
                amount,
                Long::sum));
        figures.applyCells(cells.entrySet().stream()
                .map(each -> new Cube.Cell(each.getKey(), each.getValue()))
                .toList());
        Clock clock = Clock.fixed(now, zone);
        Health health = new Health(() -> new FeedStatus(true, now, now, 1, 0, null), List.of(), Duration.ofSeconds(1), clock);
        return new Board(city, grains, figures, health, clock);
    }

    private static CellKey key(GrainPolicy grains, Instant now, String unit, Measure measure, int cohort, long at) {
        long label = Grain.MINUTE.label(at, zone);
        Grain grain = grains.grain(label, now.toEpochMilli());
        return new CellKey(unit, measure, cohort, grain, grain.label(label, zone));
    }

    @Test
    void everyKpiOfEveryUnitAndHorizonEqualsTheBatchComputation() {
        Board board = board(new GrainPolicy(zone, Duration.ofDays(9_999), Duration.ofDays(9_999)), at("2025-08-01T09:00"));
        KpiCheck check = new KpiCheck(board, plain, zone);
        List<Instant> moments = List.of(
                at("2025-06-10T09:14:30"), at("2025-06-30T16:59"), at("2025-07-01T00:00"), at("2025-07-01T08:30"),
                at("2025-07-31T10:05"), at("2025-07-31T15:41:59"), at("2025-08-20T07:00"));
        int next = 0;
        List<String> all = new ArrayList<>(units.codes());
        all.add(null);
        for (String unit : all) {
            for (String horizon : HORIZONS) {
                Instant asked = moments.get(next++ % moments.size());
                check.check(question(unit, horizon, asked, Map.of()), PlainPeriod.of(horizon, asked, minute(asked), zone));
            }
        }

        assertThat(check.differences()).isEmpty();
        assertThat(check.figures()).isGreaterThan(500_000);
        assertThat(check.telling()).isGreaterThan(10_000);
    }

    @Test
    void everyWindowOfADayEqualsTheBatchComputation() {
        Board board = board(new GrainPolicy(zone, Duration.ofDays(9_999), Duration.ofDays(9_999)), at("2025-08-01T09:00"));
        KpiCheck check = new KpiCheck(board, plain, zone);
        for (Instant asked = at("2025-07-15T07:00"); asked.isBefore(at("2025-07-15T17:30")); asked = asked.plusSeconds(1_800)) {
            for (String horizon : List.of("5m", "15m", "60m")) {
                check.check(question(null, horizon, asked, Map.of()), PlainPeriod.of(horizon, asked, asked, zone));
            }
        }

        assertThat(check.differences()).isEmpty();
        assertThat(check.telling()).isGreaterThan(1_000);
    }

    @Test
    void questionsByChannelEqualTheBatchComputation() {
        Board board = board(new GrainPolicy(zone, Duration.ofDays(9_999), Duration.ofDays(9_999)), at("2025-08-01T09:00"));
        KpiCheck check = new KpiCheck(board, plain, zone);
        for (String channel : List.of("ONLINE", "DESK", "POSTAL")) {
            for (String horizon : HORIZONS) {
                for (String unit : new String[] {null, "916", "31135"}) {
                    Instant asked = at("2025-07-08T09:30");
                    check.check(
                            question(unit, horizon, asked, Map.of("channel", channel)),
                            PlainPeriod.of(horizon, asked, asked, zone));
                }
            }
        }

        assertThat(check.differences()).isEmpty();
    }

    @Test
    void rangesOfDaysAndMomentsBeforeTheirEndEqualTheBatchComputation() {
        Board board = board(new GrainPolicy(zone, Duration.ofDays(9_999), Duration.ofDays(9_999)), at("2025-08-01T09:00"));
        KpiCheck check = new KpiCheck(board, plain, zone);
        for (int days = 0; days < 40; days += 3) {
            LocalDate from = FROM.plusDays(days);
            LocalDate to = from.plusDays(days / 2);
            for (Instant asked : List.of(at(to + "T10:17"), at(to.plusDays(2) + "T00:00"), at("2025-09-30T12:00"))) {
                for (String unit : new String[] {null, "STNMT", "31135"}) {
                    check.check(new Question(unit, from, to, asked, Map.of()), new PlainPeriod(from, to, null, asked));
                }
            }
        }
        LocalDate june = LocalDate.of(2025, 6, 1);
        check.check(
                new Question(null, june, LAST_DAY_OF_VERSION_1, at("2025-07-31T10:00"), Map.of()),
                new PlainPeriod(june, LAST_DAY_OF_VERSION_1, null, at("2025-07-31T10:00")));

        assertThat(check.differences()).isEmpty();
    }

    /** The clock of the dashboards stands at the end of July; minutes are kept for 8 days, hours for 20. */
    @Test
    void whereCellsAreCoarseAMomentIsRoundedDownAndTheFigureEqualsTheBatchComputation() {
        Instant now = at("2025-07-31T16:00");
        Board board = board(new GrainPolicy(zone, Duration.ofDays(8), Duration.ofDays(20)), now);
        KpiCheck check = new KpiCheck(board, plain, zone, at("2025-07-23T00:00"), at("2025-07-11T00:00"));
        for (String horizon : List.of("today", "yesterday", "7d", "30d", "month", "quarter", "year")) {
            for (String unit : new String[] {null, "31135", "STP"}) {
                check.check(
                        question(unit, horizon, at("2025-07-23T00:01:59"), Map.of()),
                        PlainPeriod.of(horizon, at("2025-07-23T00:01:59"), at("2025-07-23T00:01"), zone));
                check.check(
                        question(unit, horizon, at("2025-07-22T10:59:59"), Map.of()),
                        PlainPeriod.of(horizon, at("2025-07-22T10:59:59"), at("2025-07-22T10:00"), zone));
                check.check(
                        question(unit, horizon, at("2025-07-10T10:59:59"), Map.of()),
                        PlainPeriod.of(horizon, at("2025-07-10T10:59:59"), at("2025-07-10T00:00"), zone));
            }
        }
        check.check(
                question(null, "60m", at("2025-07-22T10:59:59"), Map.of()),
                PlainPeriod.of("60m", at("2025-07-22T10:59:59"), at("2025-07-22T10:00"), zone));

        assertThat(check.differences()).isEmpty();
        assertThat(catchThrowable(
                        () -> board.query(question(null, "15m", at("2025-07-22T10:59:59"), Map.of()))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("only hours are kept");
    }

    private static Question question(String unit, String horizon, Instant asOf, Map<String, String> filter) {
        return new Question(unit, Horizon.named(horizon).orElseThrow(), null, null, asOf, filter, UnitsAs.THEN);
    }

    private static Instant minute(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES);
    }
}
