package city.ioc.standalone.pipeline;

import city.ioc.alerts.AlertRules;
import city.ioc.calendar.WorkingCalendar;
import city.ioc.core.CaseEvents;
import city.ioc.core.CaseFold;
import city.ioc.core.CaseSummary;
import city.ioc.core.Fact;
import city.ioc.core.Grain;
import city.ioc.core.GrainPolicy;
import city.ioc.core.OracleRules;
import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Health;
import city.ioc.dashboards.board.Reconciliation;
import city.ioc.dashboards.cases.CaseTable;
import city.ioc.dashboards.cases.Period;
import city.ioc.dashboards.check.CheckState;
import city.ioc.dashboards.check.Identity;
import city.ioc.dashboards.check.SelfCheck;
import city.ioc.dashboards.check.Term;
import city.ioc.dashboards.cube.Cube;
import city.ioc.dashboards.feed.FeedStatus;
import city.ioc.dashboards.figures.Figures;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.ServiceEvent.HealthSampled;
import city.ioc.events.ServiceEvent.TracerSent;
import city.ioc.oracle.BatchOracle;
import city.ioc.oracle.EventGenerator;
import city.ioc.oracle.OracleResult;
import city.ioc.producers.Door;
import city.ioc.producers.simulator.CityModel;
import city.ioc.producers.simulator.DayPlan;
import city.ioc.producers.simulator.Pace;
import city.ioc.producers.simulator.Playback;
import city.ioc.producers.simulator.Simulation;
import city.ioc.producers.simulator.SimulationException;
import city.ioc.producers.simulator.SimulationRules;
import city.ioc.profile.CityProfile;
import city.ioc.profile.FoldRules;
import city.ioc.profile.ProfileLoader;
import city.ioc.profile.Units;
import city.ioc.streams.CellKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever happens, every identity holds for every unit and period, with the sides that the oracle finds. */
class IdentitiesTest {
    private static final int QUESTIONS = 60;
    private static final LocalDate MERGER = LocalDate.of(2025, 7, 1);

    private final CityProfile cantho = ProfileLoader.load(Project.profile("cantho"));
    private final ZoneId zone = cantho.rules().calendar().zone();

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void ofNastyHistories(long seed) {
        EventGenerator generator = new EventGenerator(seed);
        City city = new City(profile(StreamsProcess.RULES, Units.openToAll()));
        generator.delivery(generator.history(20_000), seed).forEach(city::take);
        city.apply();

        city.holdAgainst(new SplittableRandom(seed), LocalDate.of(2024, 1, 1), 640, city.board.figures().cube().units().stream().toList());
    }

    @Test
    void ofASimulatedSummerWithAMerger() throws Exception {
        LocalDate from = LocalDate.of(2025, 5, 12);
        City city = new City(cantho);
        simulate(city, from, LocalDate.of(2025, 8, 31));
        city.apply();

        // Codes that mean one unit each at all times; the oracle knows no tree.
        city.holdAgainst(new SplittableRandom(7), from, 112, List.of("STP", "SYT", "31117", "31178", "31321", "31507"));
        for (String tree : List.of("92", "916", "926", "31135")) {
            long received = 0;
            for (LocalDate day = from; day.isBefore(MERGER.plusDays(20)); day = day.plusDays(12)) {
                Reconciliation.Answer answer = city.answer(tree, day, day.plusDays(30), city.end());
                assertThat(answer.state()).as(tree + " from " + day).isEqualTo(CheckState.HOLDS);
                received += answer.identities().getFirst().cells();
            }
            assertThat(received).as(tree).isPositive();
        }
    }

    private void simulate(City city, LocalDate from, LocalDate to) throws SimulationException {
        Path folder = Project.profile("cantho");
        SimulationRules rules = SimulationRules.load(folder);
        WorkingCalendar calendar = new WorkingCalendar(cantho.rules().calendar());
        DayPlan plan = new DayPlan(calendar, rules.days(), from, to, 4_000);
        Simulation simulation = new Simulation(CityModel.of(cantho, rules, calendar, 11, plan), plan);
        Clock clock = Clock.systemUTC();
        Door door = new Door(clock, cantho.earliest(), cantho.units()::problem, zone);
        Playback playback = new Playback(
                simulation,
                door,
                event -> {
                    city.take(event);
                    return CompletableFuture.completedFuture(null);
                },
                clock);
        playback.past(simulation.to(), Pace.max(), (events, share) -> {}, () -> false);
    }

    private CityProfile profile(FoldRules rules, Units units) {
        return new CityProfile(
                cantho.id(), cantho.name(), cantho.earliest(), rules, units, cantho.procedures(), cantho.kpis());
    }

    /** What becomes of events without a broker: summaries and cells in memory, and what the oracle makes of the same events. */
    private final class City {
        private final CityProfile profile;
        private final Board board;
        private final Reconciliation reconciliation;
        private final SelfCheck selfCheck;
        private final Map<String, CaseEvents> cases = new TreeMap<>();
        private final List<byte[]> lines = new ArrayList<>();
        private OracleResult oracle;

        City(CityProfile profile) {
            this.profile = profile;
            Clock clock = Clock.systemUTC();
            Figures figures = new Figures(zone, AlertRules.NONE);
            FeedStatus complete = new FeedStatus(true, clock.instant(), clock.instant(), 1, 0, null);
            Health health = new Health(() -> complete, List.of(), Duration.ofHours(1), clock);
            board = new Board(profile, GrainPolicy.standard(zone), figures, health, clock);
            selfCheck = new SelfCheck(figures.cube()::totals, figures.cases()::totals, () -> true, clock);
            reconciliation = new Reconciliation(board, selfCheck);
        }

        void take(Event event) {
            if (event.data() instanceof HealthSampled || event.data() instanceof TracerSent) {
                return;
            }
            lines.add(EventCodec.encode(event));
            CaseEvents known = cases.getOrDefault(event.subject(), CaseEvents.NONE);
            cases.put(event.subject(), known.with(event).orElse(known));
        }

        void apply() {
            CaseFold fold = new CaseFold(profile.rules());
            List<CaseTable.Case> summaries = new ArrayList<>();
            Map<CellKey, Long> cells = new HashMap<>();
            cases.forEach((id, events) -> {
                CaseSummary summary = fold.fold(id, events);
                summaries.add(new CaseTable.Case(id, summary));
                summary.facts().forEach(fact -> cells.merge(key(fact), fact.amount(), Long::sum));
            });
            board.figures().applyCases(summaries);
            board.figures().applyCells(cells.entrySet().stream()
                    .map(cell -> new Cube.Cell(cell.getKey(), cell.getValue()))
                    .toList());
            oracle = BatchOracle.computeBytes(lines, OracleRules.settings(profile.rules()));
        }

        private CellKey key(Fact fact) {
            return new CellKey(
                    fact.unit(), fact.measure(), fact.cohort(), Grain.MINUTE, Grain.MINUTE.label(fact.at(), zone));
        }

        Instant end() {
            return SelfCheck.settled(Clock.systemUTC());
        }

        Reconciliation.Answer answer(String unit, LocalDate from, LocalDate to, Instant asOf) {
            return reconciliation.of(board.scope(unit), new Period(from, to, asOf.toEpochMilli()));
        }

        /** Asks for units and periods at random, the whole city among them. */
        void holdAgainst(SplittableRandom random, LocalDate first, int days, List<String> units) {
            Set<String> met = new TreeSet<>();
            selfCheck.run();
            assertThat(selfCheck.result().state()).isEqualTo(CheckState.HOLDS);
            assertThat(selfCheck.result().compared()).isGreaterThan(500);
            for (int i = 0; i < QUESTIONS; i++) {
                String unit = i % 5 == 0 ? null : units.get(random.nextInt(units.size()));
                LocalDate from = first.plusDays(random.nextInt(days));
                LocalDate to = from.plusDays(random.nextInt(40));
                Instant asOf = random.nextInt(3) > 0
                        ? end()
                        : from.atTime(10, random.nextInt(60)).atZone(zone).toInstant().plus(Duration.ofDays(random.nextInt(20)));
                Map<String, String> expected = new IdentityOracle(oracle, zone, unit, from, to, asOf).sides();
                expected.put("cells", "67 67");
                Reconciliation.Answer answer = answer(unit, from, to, asOf);
                assertThat(sides(answer)).as("%s %s to %s as of %s", unit, from, to, asOf).isEqualTo(expected);
                assertThat(answer.state()).isEqualTo(CheckState.HOLDS);
                answer.identities().forEach(line -> line.caseTerms().forEach((term, value) -> {
                    if (value > 0) {
                        met.add(term);
                    }
                }));
            }
            assertThat(met).contains("carried-over").containsAll(Arrays.stream(Term.values()).map(Term::wireName).toList());
        }
    }

    private static Map<String, String> sides(Reconciliation.Answer answer) {
        Map<String, String> sides = new TreeMap<>();
        for (Reconciliation.Line line : answer.identities()) {
            sides.put(line.identity().wireName(), line.cells() + " " + line.cases());
        }
        assertThat(sides).hasSize(Identity.values().length);
        return sides;
    }
}
