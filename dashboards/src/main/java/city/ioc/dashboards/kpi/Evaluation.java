package city.ioc.dashboards.kpi;

import city.ioc.dashboards.cases.CaseFilter;
import city.ioc.dashboards.cases.Durations;
import city.ioc.dashboards.figures.Figures;
import city.ioc.kpi.Formula;
import city.ioc.kpi.KpiCatalogue;
import city.ioc.kpi.KpiDefinition;
import city.ioc.kpi.Measure;
import city.ioc.kpi.PeriodTest;
import city.ioc.profile.Procedure;
import city.ioc.profile.Procedures;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** The formulas of one question. What several of them need is computed once. Used once, while the data are held still. */
final class Evaluation implements FormulaValues {
    private static final String PROCESSING_TIME = "processing-time";
    private static final String WAITING_TIME = "waiting-time";
    private static final MathContext PRECISE = MathContext.DECIMAL128;

    private final KpiCatalogue catalogue;
    private final Figures figures;
    private final KpiQuery query;
    private final OutsideFigures outside;
    private final Procedures procedures;
    private final Map<CaseFilter, long[]> filteredSums = new HashMap<>();
    private long[] begunSums;
    private final Map<Formula.Distinct, BigDecimal> distincts = new HashMap<>();
    private final Map<String, Durations> durations = new HashMap<>();

    private LocalDate referencesOn;
    private Boolean heardOf;

    Evaluation(
            KpiCatalogue catalogue, OutsideFigures outside, Procedures procedures, Figures figures, KpiQuery query) {
        this.catalogue = catalogue;
        this.outside = outside;
        this.procedures = procedures;
        this.figures = figures;
        this.query = query;
        referencesOn = query.period().to();
    }

    /** From now on, KPIs that a formula refers to are those of this day. */
    Evaluation on(LocalDate day) {
        referencesOn = day;
        return this;
    }

    /**
     * Whether a definition has a meaning for this question: only dossiers have attributes to filter by, and the minute of a rating
     * that replaced another is not known.
     */
    boolean applies(KpiDefinition definition) {
        if (query.period().isWindow() && catalogue.periodTests(definition).contains(PeriodTest.RATED)) {
            return false;
        }
        return applies(definition.numerator()) && (definition.denominator() == null || applies(definition.denominator()));
    }

    private boolean applies(Formula formula) {
        if (query.filter().isEmpty()) {
            return true;
        }
        return switch (formula) {
            case Formula.Sum sum -> sum.measure().ofDossiers();
            case Formula.Percentile percentile -> !percentile.duration().equals(WAITING_TIME);
            case Formula.Mean mean -> !mean.duration().equals(WAITING_TIME);
            case Formula.Distinct distinct -> true;
            case Formula.Number number -> true;
            case Formula.Reference reference -> referred(reference).map(this::applies).orElse(false);
            case Formula.Given given -> false;
            case Formula.Binary binary -> applies(binary.left()) && applies(binary.right());
            case Formula.Min min -> min.operands().stream().allMatch(this::applies);
            case Formula.Max max -> max.operands().stream().allMatch(this::applies);
        };
    }

    @Override
    public BigDecimal value(Formula formula) {
        return switch (formula) {
            case Formula.Sum sum -> sum(sum);
            case Formula.Distinct distinct -> distincts.computeIfAbsent(distinct, this::distinct);
            case Formula.Percentile percentile ->
                durations(percentile.duration()).percentile(percentile.percent()).orElse(null);
            case Formula.Mean mean -> durations(mean.duration()).mean().orElse(null);
            case Formula.Number number -> number.value();
            case Formula.Reference reference -> referred(reference)
                    .map(this::valueOf)
                    .orElse(null);
            case Formula.Given given -> given(given.id()).map(KnownFigure::value).orElse(null);
            case Formula.Binary binary -> binary(binary);
            case Formula.Min min -> extreme(min.operands(), BigDecimal::min);
            case Formula.Max max -> extreme(max.operands(), BigDecimal::max);
        };
    }

    @Override
    public Optional<KnownFigure> given(String id) {
        return outside.find(id, query, figures.indicators());
    }

    private BigDecimal valueOf(KpiDefinition definition) {
        BigDecimal numerator = value(definition.numerator());
        BigDecimal denominator = definition.denominator() == null ? null : value(definition.denominator());
        return quotient(definition, numerator, denominator);
    }

    /** The value of a KPI from its two parts; null when there is no data. */
    static BigDecimal quotient(KpiDefinition definition, BigDecimal numerator, BigDecimal denominator) {
        return definition.denominator() == null ? numerator : divided(numerator, denominator);
    }

    private static BigDecimal divided(BigDecimal left, BigDecimal right) {
        return left == null || right == null || right.signum() == 0 ? null : left.divide(right, PRECISE);
    }

    private BigDecimal binary(Formula.Binary binary) {
        BigDecimal left = value(binary.left());
        BigDecimal right = value(binary.right());
        if (left == null || right == null) {
            return null;
        }
        return switch (binary.operator()) {
            case ADD -> left.add(right, PRECISE);
            case SUBTRACT -> left.subtract(right, PRECISE);
            case MULTIPLY -> left.multiply(right, PRECISE);
            case DIVIDE -> divided(left, right);
        };
    }

    private BigDecimal extreme(List<Formula> operands, BinaryOperator<BigDecimal> choice) {
        BigDecimal chosen = null;
        for (Formula operand : operands) {
            BigDecimal value = value(operand);
            if (value == null) {
                return null;
            }
            chosen = chosen == null ? value : choice.apply(chosen, value);
        }
        return chosen;
    }

    private BigDecimal sum(Formula.Sum sum) {
        Optional<CaseFilter> filter = filter(sum.filter());
        if (sum.measure().kind() == Measure.Kind.STOCK && !isHeardOf()) {
            return null;
        }
        if (filter.isEmpty()) {
            return BigDecimal.ZERO;
        }
        if (filter.get().byAttribute()) {
            long[] sums = filteredSums.computeIfAbsent(filter.get(), each -> figures.cases().sums(each, query.period()));
            return BigDecimal.valueOf(sums[sum.measure().ordinal()]);
        }
        return BigDecimal.valueOf(query.period().isWindow() ? inWindow(sum.measure()) : upTo(sum.measure(), query.period().asOf()));
    }

    /** What stands is not known, rather than nothing, where nothing at all is known up to the moment asked for. */
    private boolean isHeardOf() {
        if (heardOf == null) {
            heardOf = figures.cube().hasCells(query.scope(), query.period().asOf());
        }
        return heardOf;
    }

    private long inWindow(Measure measure) {
        return switch (PeriodTest.of(measure)) {
            case STANDS -> upTo(measure, query.period().asOf());
            case ENDED, HAPPENED -> upTo(measure, query.period().asOf()) - upTo(measure, query.period().after());
            case ACCEPTED, RECEIVED -> begun(measure);
            case RATED -> throw new IllegalStateException(measure + " has no meaning in a window");
        };
    }

    private long begun(Measure measure) {
        if (begunSums == null) {
            begunSums = figures.cases().sumsOfBegun(filter(Map.of()).orElseThrow(), query.period());
        }
        return begunSums[measure.ordinal()];
    }

    private long upTo(Measure measure, long label) {
        return figures.cube().sum(query.scope(), measure, query.period().from(), query.period().to(), label);
    }

    private BigDecimal distinct(Formula.Distinct distinct) {
        return filter(distinct.filter())
                .map(filter -> BigDecimal.valueOf(figures.cases().distinct(distinct.attribute(), filter, query.period())))
                .orElse(BigDecimal.ZERO);
    }

    private Durations durations(String duration) {
        return durations.computeIfAbsent(duration, name -> {
            CaseFilter filter = filter(Map.of()).orElseThrow();
            return switch (name) {
                case PROCESSING_TIME -> figures.cases().processingTimes(filter, query.period());
                case WAITING_TIME -> figures.cases().waitingTimes(filter, query.period());
                default -> throw new IllegalArgumentException("No duration is called " + name);
            };
        });
    }

    /** The filter of the formula and that of the question together; empty when no case can pass both. */
    private Optional<CaseFilter> filter(Map<String, String> own) {
        Map<String, String> both = new TreeMap<>(query.filter());
        for (Map.Entry<String, String> entry : own.entrySet()) {
            String other = both.putIfAbsent(entry.getKey(), entry.getValue());
            if (other != null && !other.equalsIgnoreCase(entry.getValue())) {
                return Optional.empty();
            }
        }
        return Optional.of(new CaseFilter(
                query.scope(),
                both.get("procedure"),
                both.get("channel"),
                Optional.ofNullable(both.get("online")).map(this::offered).orElse(null),
                measure(both.get("with")),
                measure(both.get("without"))));
    }

    private Set<String> offered(String online) {
        return procedures.offered(Procedure.Online.valueOf(online));
    }

    private static Measure measure(String name) {
        return name == null ? null : Measure.named(name).orElseThrow();
    }

    private Optional<KpiDefinition> referred(Formula.Reference reference) {
        return catalogue.at(reference.kpi(), referencesOn);
    }
}
