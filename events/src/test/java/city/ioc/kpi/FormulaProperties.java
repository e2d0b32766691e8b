package city.ioc.kpi;

import java.math.BigDecimal;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

class FormulaProperties {

    @Property
    void theTextOfAFormulaReadsBackAsTheSameFormula(@ForAll("formulas") Formula formula) {
        assertThat(FormulaParser.parse(formula.text())).isEqualTo(formula);
    }

    @Property
    void anyOtherTextIsRefusedWithAColumnInsideIt(@ForAll("almostFormulas") String text) {
        try {
            FormulaParser.parse(text);
        } catch (FormulaException e) {
            assertThat(e.column()).isBetween(1, text.length() + 1);
        }
    }

    @Provide
    Arbitrary<String> almostFormulas() {
        return formulas().flatMap(formula -> {
            String text = formula.text();
            return Combinators.combine(
                            Arbitraries.integers().between(0, text.length()),
                            Arbitraries.integers().between(0, 3),
                            Arbitraries.strings().withChars("()+-*/,=. a1\u0000ế").ofMaxLength(3))
                    .as((at, removed, added) ->
                            text.substring(0, at) + added + text.substring(Math.min(text.length(), at + removed)));
        });
    }

    @Provide
    Arbitrary<Formula> formulas() {
        return nested(3);
    }

    private static Arbitrary<Formula> nested(int depth) {
        if (depth == 0) {
            return leaves();
        }
        Arbitrary<Formula> inner = Arbitraries.lazy(() -> nested(depth - 1));
        Arbitrary<Formula> binary = Combinators.combine(Arbitraries.of(Formula.Operator.class), inner, inner)
                .as(Formula.Binary::new);
        Arbitrary<Formula> min = inner.list().ofMinSize(2).ofMaxSize(3).map(Formula.Min::new);
        Arbitrary<Formula> max = inner.list().ofMinSize(2).ofMaxSize(3).map(Formula.Max::new);
        return Arbitraries.oneOf(leaves(), binary, binary, min, max);
    }

    private static Arbitrary<Formula> leaves() {
        Arbitrary<Map<String, String>> filters = Arbitraries.of(
                Map.of(),
                Map.of("channel", "ONLINE"),
                Map.of("procedure", "1.004227", "channel", "POSTAL"),
                Map.of("with", "paid-online", "without", "disliked", "online", "FULL"));
        Arbitrary<String> durations = Arbitraries.of(Formula.DURATIONS);
        Arbitrary<Formula> sums = Combinators.combine(Arbitraries.of(Measure.class), filters)
                .as((measure, filter) -> new Formula.Sum(measure, measure.ofDossiers() ? filter : Map.of()));
        Arbitrary<Formula> distincts = Combinators.combine(Arbitraries.of(Formula.ATTRIBUTES), filters)
                .as(Formula.Distinct::new);
        Arbitrary<Formula> percentiles = Combinators.combine(durations, Arbitraries.integers().between(1, 100))
                .as(Formula.Percentile::new);
        Arbitrary<Formula> means = durations.map(Formula.Mean::new);
        Arbitrary<Formula> numbers = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("1e12"))
                .ofScale(6)
                .map(Formula.Number::new);
        Arbitrary<Formula> references = Arbitraries.of("dossiers.on-time", "a", "b2.c-d.e").map(Formula.Reference::new);
        Arbitrary<Formula> given = Arbitraries.of("procedures.online", "a").map(Formula.Given::new);
        return Arbitraries.oneOf(sums, distincts, percentiles, means, numbers, references, given);
    }
}
