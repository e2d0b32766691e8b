package city.ioc.dashboards.board;

import city.ioc.calendar.Calendars;
import city.ioc.core.GrainPolicy;
import city.ioc.dashboards.cases.CaseFilter;
import city.ioc.dashboards.cases.Period;
import city.ioc.dashboards.figures.Figures;
import city.ioc.dashboards.kpi.DataState;
import city.ioc.dashboards.kpi.FormulaValues;
import city.ioc.dashboards.kpi.KpiEvaluator;
import city.ioc.dashboards.kpi.KpiQuery;
import city.ioc.dashboards.kpi.KpiValue;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.dashboards.scope.UnitTree;
import city.ioc.dashboards.scope.UnitsAs;
import city.ioc.events.DossierEvent.Channel;
import city.ioc.kpi.KpiDefinition;
import city.ioc.profile.CityProfile;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;

/** Answers questions about the figures of one city. Safe for use by several threads. */
public final class Board {
    private final CityProfile profile;
    private final GrainPolicy grains;
    private final Figures figures;
    private final Health health;
    private final UnitTree tree;
    private final KpiEvaluator evaluator;
    private final Moments moments;
    private final Periods periods;
    private final Calendars calendars;

    public Board(CityProfile profile, GrainPolicy grains, Figures figures, Health health, Clock clock) {
        this.profile = profile;
        this.grains = grains;
        this.figures = figures;
        this.health = health;
        tree = new UnitTree(profile.units());
        evaluator = new KpiEvaluator(profile, figures);
        moments = new Moments(grains, figures.cube(), clock);
        periods = new Periods(moments, clock, grains.zone());
        calendars = profile.rules().layOutCalendars();
    }

    public CityProfile profile() {
        return profile;
    }

    public Figures figures() {
        return figures;
    }

    public Health health() {
        return health;
    }

    public ZoneId zone() {
        return grains.zone();
    }

    /** How finely the past is kept. */
    public GrainPolicy grains() {
        return grains;
    }

    /** By which working time is counted. */
    public Calendars calendars() {
        return calendars;
    }

    public LocalDate today() {
        return periods.today();
    }

    /** The running minute, taken whole: the moment of live figures, epoch milliseconds. */
    public long liveMoment() {
        return moments.live();
    }

    /** @throws Refusal when the question names what does not exist, or a period that there is not */
    public KpiQuery query(Question question) {
        return new KpiQuery(
                question.unit(),
                scope(question.unit(), question.units()),
                periods.of(question),
                checked(question.filter()));
    }

    Periods periods() {
        return periods;
    }

    /** The latest moment not after {@code asOf} that sums are exact for; null asks for the live one. */
    public long moment(Instant asOf) {
        return moments.exact(asOf);
    }

    /** @throws Refusal when the unit is not known */
    public UnitScope scope(String unit) {
        return scope(unit, UnitsAs.THEN);
    }

    /** @throws Refusal likewise */
    public UnitScope scope(String unit, UnitsAs as) {
        if (isUnheardOf(unit)) {
            throw Refusal.of("unit '%s' has no data; /api/v1/units lists the units that have".formatted(unit));
        }
        return tree.scope(unit, as, today())
                .orElseThrow(() -> Refusal.of("unknown unit '%s'; /api/v1/units lists the known ones".formatted(unit)));
    }

    /** Where no units are listed, those that have data are known. */
    private boolean isUnheardOf(String unit) {
        return unit != null
                && profile.units().isOpen()
                && health.dataState() != DataState.ABSENT
                && !figures.cube().units().contains(unit);
    }

    /** Whether questions about a unit are answered. */
    public boolean knows(String unit) {
        return !isUnheardOf(unit) && tree.scope(unit).isPresent();
    }

    /** The days within a period on which the units behind its figures changed. */
    public List<LocalDate> reorganised(KpiQuery query) {
        return tree.breaks(query.scope(), query.period().from(), query.period().to());
    }

    /** @throws Refusal when a procedure or channel is not known */
    public Map<String, String> checked(Map<String, String> filter) {
        String channel = filter.get("channel");
        if (channel != null
                && Arrays.stream(Channel.values()).noneMatch(each -> each.name().equals(channel.toUpperCase(Locale.ROOT)))) {
            throw Refusal.of("unknown channel '%s'; known are %s".formatted(channel, Arrays.toString(Channel.values())));
        }
        String procedure = filter.get("procedure");
        if (procedure != null
                && profile.procedures().find(procedure).isEmpty()
                && !figures.cases().knowsProcedure(procedure)) {
            throw Refusal.of("unknown procedure '%s': neither the profile nor any dossier has it".formatted(procedure));
        }
        return filter;
    }

    /** All KPIs, in the order of the profile. */
    public List<KpiValue> kpis(KpiQuery query) {
        return evaluator.all(query, health.dataState());
    }

    /** The sum of each measure by its ordinal, of the dossiers of each procedure, by its code without unit suffix. */
    public SortedMap<String, long[]> sumsByProcedure(KpiQuery query) {
        CaseFilter filter = new CaseFilter(query.scope(), null, query.filter().get("channel"));
        return figures.cases().sumsByProcedure(filter, query.period());
    }

    /** @throws Refusal when no KPI of this id exists, or none is valid on the last day of the question */
    public KpiValue kpi(String id, KpiQuery query) {
        return evaluator
                .one(id, query, health.dataState())
                .orElseThrow(() -> unknownKpi(id, query.period().to()));
    }

    /** What formulas come to for a question, all of it from one state of the data. */
    public <T> T formulas(KpiQuery query, Function<FormulaValues, T> use) {
        return evaluator.reading(query, use);
    }

    /**
     * KPIs by the definitions given, in their order.
     *
     * @param day for KPIs that they refer to, see {@link KpiEvaluator#values}
     */
    List<KpiValue> kpis(List<KpiDefinition> definitions, KpiQuery query, LocalDate day) {
        return evaluator.values(definitions, query, day, health.dataState());
    }

    /** @throws Refusal when no KPI of this id exists, or none is valid on the day */
    public KpiDefinition definition(String id, LocalDate day) {
        return profile.kpis().at(id, day).orElseThrow(() -> unknownKpi(id, day));
    }

    private Refusal unknownKpi(String id, LocalDate day) {
        boolean exists = !profile.kpis().versions(id).isEmpty();
        return exists
                ? Refusal.of("KPI '%s' has no version that is valid on %s".formatted(id, day))
                : unknownKpi(id);
    }

    static Refusal unknownKpi(String id) {
        return Refusal.of("unknown KPI '%s'; /api/v1/kpi-definitions lists the known ones".formatted(id));
    }
}
