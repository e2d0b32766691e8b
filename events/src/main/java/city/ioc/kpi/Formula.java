package city.ioc.kpi;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An expression over sums of measures. It says what to compute and computes nothing itself.
 *
 * <p>Immutable; the constructors refuse, with an {@link IllegalArgumentException} that says what would be right, whatever
 * cannot be computed. {@link FormulaParser} reads the {@linkplain #text() text} of a formula back as an equal formula.
 */
public sealed interface Formula {

    /** The durations that cases have; see {@code docs/reference/figures.md}. */
    Set<String> DURATIONS = Collections.unmodifiableSet(new TreeSet<>(List.of("processing-time", "waiting-time")));

    /** The attributes of dossiers whose different values a formula may count. */
    Set<String> ATTRIBUTES = Collections.unmodifiableSet(new TreeSet<>(List.of("channel", "procedure", "service")));

    /** What a formula may select dossiers by: the attribute {@code =} a value. */
    Set<String> FILTERS =
            Collections.unmodifiableSet(new TreeSet<>(List.of("channel", "online", "procedure", "with", "without")));

    /** The amount of a measure, optionally of those dossiers alone that the filter selects. */
    record Sum(Measure measure, Map<String, String> filter) implements Formula {
        public Sum {
            filter = FormulaParts.filter(filter);
            if (!measure.ofDossiers() && !filter.isEmpty()) {
                throw new IllegalArgumentException(
                        measure.wireName() + " cannot be filtered: only a dossier has " + String.join(" or ", filter.keySet()));
            }
        }
    }

    /** How many different values of an attribute the dossiers accepted in the period have, optionally those alone that the filter selects. */
    record Distinct(String attribute, Map<String, String> filter) implements Formula {
        public Distinct {
            FormulaParts.known("attribute", attribute, ATTRIBUTES);
            filter = FormulaParts.filter(filter);
        }
    }

    /** The nearest-rank percentile of a duration, in seconds. */
    record Percentile(String duration, int percent) implements Formula {
        public Percentile {
            FormulaParts.known("duration", duration, DURATIONS);
            if (percent < 1 || percent > 100) {
                throw new IllegalArgumentException("a percentile is a whole number from 1 to 100, not " + percent);
            }
        }
    }

    /** The arithmetic mean of a duration, in seconds. */
    record Mean(String duration) implements Formula {
        public Mean {
            FormulaParts.known("duration", duration, DURATIONS);
        }
    }

    /** A constant, not negative; 1.50 and 1.5 are equal. */
    @SuppressWarnings("JavaLangClash")
    record Number(BigDecimal value) implements Formula {
        public Number {
            if (value.signum() < 0) {
                throw new IllegalArgumentException("a number cannot be negative; subtract instead: 0 - " + value.negate());
            }
            value = FormulaParts.plain(value);
        }
    }

    /** The value of another KPI, in the version that is valid on the day in question. */
    record Reference(String kpi) implements Formula {
        public Reference {
            FormulaParts.kpiId(kpi);
        }
    }

    /** A figure that no event tells: one that was published for the unit and period, else one that the profile gives. */
    record Given(String id) implements Formula {
        public Given {
            FormulaParts.id("a given figure", id);
        }
    }

    /** Two formulas joined by an operator. Without a value (no data) on either side there is none. */
    record Binary(Operator operator, Formula left, Formula right) implements Formula {}

    /** The smallest of at least two. */
    record Min(List<Formula> operands) implements Formula {
        public Min {
            operands = FormulaParts.operands("min", operands);
        }
    }

    /** The greatest of at least two. */
    record Max(List<Formula> operands) implements Formula {
        public Max {
            operands = FormulaParts.operands("max", operands);
        }
    }

    /** What joins two formulas; × and ÷ bind stronger than + and −, all of them from the left. */
    enum Operator {
        ADD('+', 1),
        SUBTRACT('-', 1),
        MULTIPLY('*', 2),
        DIVIDE('/', 2);

        private final char symbol;
        private final int strength;

        Operator(char symbol, int strength) {
            this.symbol = symbol;
            this.strength = strength;
        }

        public char symbol() {
            return symbol;
        }

        int strength() {
            return strength;
        }
    }

    /** A sum without filter. */
    static Sum sum(Measure measure) {
        return new Sum(measure, new TreeMap<>());
    }

    /** This formula in the grammar of {@link FormulaParser}. */
    default String text() {
        return FormulaParts.text(this);
    }

    /** The measures that this formula itself sums; not those of the KPIs it refers to. In order, unmodifiable. */
    default Set<Measure> measures() {
        return FormulaParts.measures(this);
    }

    /** The ids of the KPIs that this formula refers to. In order, unmodifiable. */
    default Set<String> references() {
        return FormulaParts.references(this);
    }

    /** The ids of the given figures that this formula itself takes; not those of the KPIs it refers to. In order, unmodifiable. */
    default Set<String> given() {
        return FormulaParts.given(this);
    }

    /** Whether anything in this formula is counted or measured in cases. */
    default boolean ofEvents() {
        return FormulaParts.parts(this).anyMatch(part -> switch (part) {
            case Sum sum -> true;
            case Distinct distinct -> true;
            case Percentile percentile -> true;
            case Mean mean -> true;
            case Reference reference -> true;
            case Given given -> false;
            case Number number -> false;
            case Binary binary -> false;
            case Min min -> false;
            case Max max -> false;
        });
    }

    /** Whether anything in this formula is divided. */
    default boolean divides() {
        return FormulaParts.parts(this)
                .anyMatch(part -> part instanceof Binary binary && binary.operator() == Operator.DIVIDE);
    }
}
