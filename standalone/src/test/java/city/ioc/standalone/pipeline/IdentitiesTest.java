package city.ioc.standalone.pipeline;

import city.ioc.core.OracleRules;
import city.ioc.dashboards.board.Reconciliation;
import city.ioc.dashboards.cases.Period;
import city.ioc.dashboards.check.CheckState;
import city.ioc.dashboards.check.Identity;
import city.ioc.dashboards.check.SelfCheck;
import city.ioc.dashboards.check.Term;
import city.ioc.dashboards.figures.Figures;
import city.ioc.oracle.EventGenerator;
import city.ioc.oracle.TestCity;
import city.ioc.profile.CityProfile;
import city.ioc.profile.ProfileLoader;
import city.ioc.profile.Units;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever happens, every identity holds for every unit and period, with the sides that the oracle finds. */
class IdentitiesTest {
    private static final int QUESTIONS = 50;
    private static final LocalDate MERGER = LocalDate.of(2025, 7, 1);

    private final CityProfile cantho = ProfileLoader.load(Project.profile("cantho"));

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void ofNastyHistories(long seed) {
        EventGenerator generator = new EventGenerator(seed);
        CityProfile open = new CityProfile(
                cantho.id(),
                cantho.name(),
                cantho.earliest(),
                OracleRules.of(TestCity.SETTINGS),
                Units.openToAll(),
                cantho.procedures(),
                cantho.kpis(),
                cantho.map(),
                cantho.given(),
                cantho.index());
        FoldedCity city = FoldedCity.of(open, generator.delivery(generator.history(12_000), seed));

        List<String> units = List.copyOf(city.board().figures().cube().units());
        holdAgainstTheOracle(city, new SplittableRandom(seed), LocalDate.of(2024, 1, 1), 640, units);
    }

    @Test
    void ofASimulatedSummerWithAMerger() throws Exception {
        LocalDate from = LocalDate.of(2025, 5, 12);
        FoldedCity city =
                FoldedCity.simulated(cantho, Project.profile("cantho"), from, LocalDate.of(2025, 8, 31), 3_000, 11);

        // Codes that mean one unit each at all times; the oracle knows no tree.
        List<String> units = List.of("STP", "SYT", "31117", "31178", "31321", "31507");
        holdAgainstTheOracle(city, new SplittableRandom(7), from, 112, units);
        for (String tree : List.of("92", "916", "926", "31135")) {
            long received = 0;
            for (LocalDate day = from; day.isBefore(MERGER.plusDays(20)); day = day.plusDays(12)) {
                Reconciliation.Answer answer = answer(city, tree, day, day.plusDays(30), end());
                assertThat(answer.state()).as(tree + " from " + day).isEqualTo(CheckState.HOLDS);
                received += answer.identities().getFirst().cells();
            }
            assertThat(received).as(tree).isPositive();
        }
    }

    private static Instant end() {
        return SelfCheck.settled(Clock.systemUTC());
    }

    private static SelfCheck selfCheck(FoldedCity city) {
        Figures figures = city.board().figures();
        return new SelfCheck(figures.cube()::totals, figures.cases()::totals, () -> true, Clock.systemUTC());
    }

    private static Reconciliation.Answer answer(FoldedCity city, String unit, LocalDate from, LocalDate to, Instant asOf) {
        return new Reconciliation(city.board(), selfCheck(city))
                .of(city.board().scope(unit), new Period(from, to, asOf.toEpochMilli()));
    }

    /** Asks for units and periods at random, the whole city among them. */
    private static void holdAgainstTheOracle(
            FoldedCity city, SplittableRandom random, LocalDate first, int days, List<String> units) {
        SelfCheck selfCheck = selfCheck(city);
        selfCheck.run();
        assertThat(selfCheck.result().state()).isEqualTo(CheckState.HOLDS);
        assertThat(selfCheck.result().compared()).isGreaterThan(500);
        Set<String> met = new TreeSet<>();
        for (int i = 0; i < QUESTIONS; i++) {
            String unit = i % 5 == 0 ? null : units.get(random.nextInt(units.size()));
            LocalDate from = first.plusDays(random.nextInt(days));
            LocalDate to = from.plusDays(random.nextInt(40));
            Instant early = from.atTime(10, random.nextInt(60)).atZone(city.zone()).toInstant();
            Instant asOf = random.nextInt(3) > 0 ? end() : early.plus(Duration.ofDays(random.nextInt(20)));
            Map<String, String> expected = new IdentityOracle(city.oracle(), city.zone(), unit, from, to, asOf).sides();
            expected.put("cells", "68 68");
            Reconciliation.Answer answer = answer(city, unit, from, to, asOf);
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

    private static Map<String, String> sides(Reconciliation.Answer answer) {
        Map<String, String> sides = new TreeMap<>();
        for (Reconciliation.Line line : answer.identities()) {
            sides.put(line.identity().wireName(), line.cells() + " " + line.cases());
        }
        assertThat(sides).hasSize(Identity.values().length);
        return sides;
    }
}
