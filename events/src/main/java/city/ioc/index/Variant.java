package city.ioc.index;

import city.ioc.events.Opt;
import city.ioc.kpi.Formula;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One reading of a criterion, where its text leaves room for several. Its ratio is numerator ÷ denominator × times − less.
 *
 * @param official whether it is the one that the text of the index gives, whichever is chosen
 * @param denominator null when the numerator is the ratio itself
 * @param times a factor; null for none
 * @param less what is taken off; null for nothing
 */
public record Variant(
        String id,
        boolean official,
        Formula numerator,
        @Opt Formula denominator,
        @Opt Formula times,
        @Opt Formula less) {

    /** The ids of the figures that no event tells, in order. */
    public Set<String> given() {
        Set<String> given = new TreeSet<>();
        formulas().forEach(formula -> given.addAll(formula.given()));
        return given;
    }

    /** Whether anything in it comes from events. */
    public boolean ofEvents() {
        return formulas().anyMatch(Formula::ofEvents);
    }

    private Stream<Formula> formulas() {
        return Stream.of(numerator, denominator, times, less).filter(Objects::nonNull);
    }
}
