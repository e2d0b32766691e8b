package city.ioc.dashboards.cases;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

class DurationsProperties {

    /** Few different values, so that many are equal, and some from one end of the range to the other. */
    @Provide
    Arbitrary<List<List<Long>>> runs() {
        Arbitrary<Long> values = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 9),
                Arbitraries.longs().between(0, 10_000_000_000L));
        return values.list().ofMaxSize(20).list().ofMaxSize(12);
    }

    @Property
    void runsAreOneListInWhateverPiecesTheyCome(
            @ForAll("runs") List<List<Long>> runs, @ForAll @IntRange(min = 1, max = 100) int percent) {
        Durations durations = new Durations(runs.stream()
                .map(run -> run.stream().mapToLong(Long::longValue).sorted().toArray())
                .toList());
        List<Long> ascending = runs.stream().flatMap(List::stream).sorted().toList();

        assertThat(durations.count()).isEqualTo(ascending.size());
        if (ascending.isEmpty()) {
            assertThat(durations.percentile(percent)).isEmpty();
            assertThat(durations.mean()).isEmpty();
            return;
        }
        int rank = (int) Math.ceil(percent * ascending.size() / 100.0 - 1e-9);
        assertThat(durations.percentile(percent).orElseThrow().movePointRight(3))
                .isEqualByComparingTo(BigDecimal.valueOf(ascending.get(rank - 1)));
        BigDecimal sum = ascending.stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(durations.mean().orElseThrow())
                .isEqualByComparingTo(sum.divide(BigDecimal.valueOf(ascending.size()), MathContext.DECIMAL128).movePointLeft(3));
    }
}
