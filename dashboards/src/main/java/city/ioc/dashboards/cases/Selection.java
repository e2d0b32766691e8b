package city.ioc.dashboards.cases;

import city.ioc.dashboards.scope.Days;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.kpi.Measure;
import city.ioc.profile.Procedures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A filter and a period made ready for the codes of the table, for one pass over rows. */
final class Selection {
    private static final int ANY_UNIT = -1;

    private final boolean city;
    private final List<List<Days>> flowDays;
    private final boolean[] stands;
    private final boolean[] procedures;
    private final String channel;
    private final Measure with;
    private final Measure without;
    private final long asOf;
    private final PackedFacts.Cursor fact = new PackedFacts.Cursor();
    private final int from;
    private final int to;

    Selection(CaseFilter filter, Period period, Codes units, Codes procedureCodes) {
        UnitScope scope = filter.scope();
        city = scope.isCity();
        from = period.firstDay();
        to = period.lastDay();
        stands = new boolean[units.limit()];
        flowDays = new ArrayList<>(Collections.nCopies(units.limit(), List.of()));
        for (String code : scope.codes()) {
            int unit = units.known(code);
            if (unit != Codes.NONE) {
                flowDays.set(unit, scope.flowDays(code, from, to));
                stands[unit] = scope.stands(code, to);
            }
        }
        boolean anyProcedure = filter.procedure() == null && filter.procedures() == null;
        procedures = anyProcedure ? null : matching(filter, procedureCodes);
        channel = filter.channel() == null ? null : filter.channel().toUpperCase(Locale.ROOT);
        with = filter.with();
        without = filter.without();
        asOf = period.asOf();
    }

    private static boolean[] matching(CaseFilter filter, Codes codes) {
        boolean[] matching = new boolean[codes.limit()];
        for (int i = 1; i < matching.length; i++) {
            String code = codes.text(i);
            String base = Procedures.withoutUnitSuffix(code);
            boolean one = filter.procedure() == null || code.equals(filter.procedure()) || base.equals(filter.procedure());
            boolean some = filter.procedures() == null || filter.procedures().contains(base);
            matching[i] = one && some;
        }
        return matching;
    }

    /** Whether the attributes of a case are those asked for. */
    boolean matches(CaseRow row) {
        if (procedures == null && channel == null && with == null && without == null) {
            return true;
        }
        return row.isDossier()
                && (procedures == null || procedures[row.procedure()])
                && (channel == null || row.channel() != null && row.channel().name().equals(channel))
                && (with == null || has(row, with))
                && (without == null || !has(row, without));
    }

    /** Whether the contributions of a case to a measure sum to more than zero at the moment asked for. */
    private boolean has(CaseRow row, Measure measure) {
        long sum = 0;
        fact.on(row);
        while (fact.next()) {
            if (fact.measure() == measure && fact.label() <= asOf) {
                sum += fact.amount();
            }
        }
        return sum > 0;
    }

    /**
     * Whether a contribution of this unit and cohort is in the sum.
     *
     * @param only the one unit that counts in this pass, or {@link #anyUnit}
     */
    boolean counts(int unit, int only, Measure.Kind kind, int cohort) {
        if (only != ANY_UNIT && unit != only) {
            return false;
        }
        if (kind == Measure.Kind.STOCK) {
            return cohort <= to && (city || stands[unit]);
        }
        return onDay(unit, only, cohort);
    }

    /** Whether something of this unit and day is in the period. */
    boolean onDay(int unit, int only, int day) {
        if (only != ANY_UNIT && unit != only) {
            return false;
        }
        if (city) {
            return from <= day && day <= to;
        }
        for (Days days : flowDays.get(unit)) {
            if (days.contains(day)) {
                return true;
            }
        }
        return false;
    }

    /** Whether what stands under this unit at the end of the period is asked for. */
    boolean standing(int unit) {
        return city || stands[unit];
    }

    /** For passes over the whole city. */
    static int anyUnit() {
        return ANY_UNIT;
    }
}
