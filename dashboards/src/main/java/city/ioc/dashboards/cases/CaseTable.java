package city.ioc.dashboards.cases;

import city.ioc.calendar.WorkingCalendar;
import city.ioc.core.CaseSummary;
import city.ioc.dashboards.check.Totals;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.kpi.Measure;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;

/**
 * The latest summary of every case, for all that sums of cells cannot tell: figures by procedure or channel, percentiles,
 * lists. For one writer and many readers: a batch is seen whole or not at all. Cases that were superseded contribute nothing.
 */
public final class CaseTable {

    /** @param summary null when the case is gone */
    public record Case(String id, CaseSummary summary) {}

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final ZoneId zone;
    private Codes units = new Codes();
    private Codes procedures = new Codes();
    private CaseIndex index;
    private Map<String, Long> changes = new HashMap<>();

    /** @param zone of the city, whose days are the local days */
    public CaseTable(ZoneId zone) {
        this.zone = zone;
        index = new CaseIndex(zone);
    }

    /**
     * Gives cases their latest summaries.
     *
     * @return the units whose figures may have changed
     */
    public Set<String> apply(List<Case> cases) {
        lock.writeLock().lock();
        try {
            BitSet changed = new BitSet();
            cases.forEach(each -> changed.or(put(each)));
            Set<String> codes = new HashSet<>();
            changed.stream().forEach(unit -> codes.add(units.text(unit)));
            codes.forEach(code -> changes.merge(code, 1L, Long::sum));
            return codes;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private BitSet put(Case each) {
        CaseRow row = index.find(each.id());
        CaseIndex.Places before = row == null ? CaseIndex.Places.NONE : index.places(row);
        if (each.summary() == null) {
            if (row != null) {
                index.remove(row);
            }
            return before.units();
        }
        if (row == null) {
            row = new CaseRow(each.id());
            index.add(row);
        }
        row.set(each.summary(), units, procedures);
        BitSet changed = index.relist(row, before).units();
        changed.or(before.units());
        return changed;
    }

    /** Forgets everything. */
    public void clear() {
        lock.writeLock().lock();
        try {
            units = new Codes();
            procedures = new Codes();
            index = new CaseIndex(zone);
            changes = new HashMap<>();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** What {@code question} says, all of it from one state. */
    public <T> T reading(Supplier<T> question) {
        lock.readLock().lock();
        try {
            return question.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** How many cases there are. */
    public int size() {
        return reading(() -> index.size());
    }

    /** Whether any case names this procedure, with or without unit suffix. */
    public boolean knowsProcedure(String code) {
        return reading(() -> {
            for (int i = 1; i < procedures.limit(); i++) {
                String known = procedures.text(i);
                if (known.equals(code) || known.startsWith(code + ".")) {
                    return true;
                }
            }
            return false;
        });
    }

    /** The sum of each measure, by the ordinal of the measure; counts, or money in units of 10^-4. */
    public long[] sums(CaseFilter filter, Period period) {
        return reading(() -> {
            long[] sums = new long[Measure.values().length];
            Selection selection = new Selection(filter, period, units, procedures);
            PackedFacts.Cursor fact = new PackedFacts.Cursor();
            pass(filter, (row, only) -> {
                if (!selection.matches(row)) {
                    return;
                }
                fact.on(row);
                while (fact.next()) {
                    Measure measure = fact.measure();
                    if (fact.label() <= period.asOf()
                            && selection.counts(fact.unit(), only, measure.kind(), fact.cohort())) {
                        sums[measure.ordinal()] += fact.amount();
                    }
                }
            });
            return sums;
        });
    }

    /** Processing times of the dossiers resolved or returned in the period. */
    public Durations processingTimes(CaseFilter filter, Period period) {
        return times(TimeReader.ofProcessing(), null, filter, period).all();
    }

    /** Waiting times of the tickets called in the period. No filter by attribute makes sense of them. */
    public Durations waitingTimes(CaseFilter filter, Period period) {
        return times(TimeReader.ofWaiting(), null, filter, period).all();
    }

    /**
     * The times of one kind that ended in the period.
     *
     * @param step name of the one step that is asked for; null for all
     */
    public Times times(CaseTime time, String step, CaseFilter filter, Period period, WorkingCalendar calendar) {
        TimeReader reader =
                switch (time) {
                    case PROCESSING_TIME -> TimeReader.ofProcessing();
                    case WAITING_TIME -> TimeReader.ofWaiting();
                    case ACCEPTANCE_TIME -> TimeReader.ofAcceptance(calendar);
                    case STEP_TIME -> TimeReader.ofSteps(calendar, unit -> units.known(unit));
                };
        return times(reader, step, filter, period);
    }

    /** The times are sorted when the table is free again for its writer. */
    private Times times(TimeReader reader, String step, CaseFilter filter, Period period) {
        TimePass times = new TimePass(reader, step);
        return reading(() -> collect(times, filter, period)).times();
    }

    private TimePass collect(TimePass times, CaseFilter filter, Period period) {
        Selection selection = new Selection(filter, period, units, procedures);
        if (filter.scope().isCity()) {
            index.endedBetween(period.firstDay(), period.lastDay()).forEach((day, rows) -> {
                LocalDate date = LocalDate.ofEpochDay(day);
                InPeriod inDay = new InPeriod(selection, date, date, period.asOf(), zone);
                rows.forEach(row -> times.row(row, Selection.anyUnit(), inDay));
            });
        } else {
            InPeriod inPeriod = new InPeriod(selection, period.from(), period.to(), period.asOf(), zone);
            pass(filter, (row, only) -> times.row(row, only, inPeriod));
        }
        return times;
    }

    /**
     * How many different values of an attribute the dossiers accepted in the period have.
     *
     * @param attribute {@code procedure} or {@code channel}
     */
    public int distinct(String attribute, CaseFilter filter, Period period) {
        return reading(() -> {
            Selection selection = new Selection(filter, period, units, procedures);
            PackedFacts.Cursor fact = new PackedFacts.Cursor();
            Set<Object> values = new HashSet<>();
            pass(filter, (row, only) -> {
                if (!selection.matches(row)) {
                    return;
                }
                fact.on(row);
                while (fact.next()) {
                    if (fact.measure() == Measure.RECEIVED
                            && fact.label() <= period.asOf()
                            && selection.counts(fact.unit(), only, Measure.Kind.FLOW, fact.cohort())) {
                        values.add(attribute.equals("channel") ? row.channel() : Integer.valueOf(row.procedure()));
                    }
                }
            });
            return values.size();
        });
    }

    /**
     * The dossiers that are late at the moment of a period and were open at some time within it.
     *
     * @param scope ended ones belong by the day of their end, overdue ones by the day of the moment
     */
    public List<LateDossier> late(UnitScope scope, Period period) {
        return reading(() -> {
            LateDossiers late = new LateDossiers(scope, period, units, zone);
            pass(new CaseFilter(scope, null, null), late::row);
            return late.all();
        });
    }

    /** One page of the dossiers that a question is about. */
    public DossierPage dossiers(DossierQuery query) {
        return reading(() -> {
            LocalDate today = Instant.ofEpochMilli(query.asOf()).atZone(zone).toLocalDate();
            Period period = new Period(today, today, query.asOf());
            Selection selection = new Selection(query.filter(), period, units, procedures);
            DossierCollector collector = new DossierCollector(query, units, procedures);
            pass(query.filter(), (row, only) -> {
                boolean owned = query.filter().scope().isCity() || row.unit() == only && selection.standing(only);
                if (row.isDossier() && owned && selection.matches(row)) {
                    collector.offer(row);
                }
            });
            return collector.page();
        });
    }

    /** One dossier as it stands at {@code asOf}; empty when no case of this id is a dossier. */
    public Optional<DossierDetail> dossier(String id, long asOf) {
        return reading(() -> Optional.ofNullable(index.find(id))
                .filter(CaseRow::isDossier)
                .map(row -> DossierDetail.of(
                        DossierCollector.view(row, asOf, units, procedures), row.pauses(), row.steps())));
    }

    /** Sums over everything. */
    public Totals totals() {
        return reading(() -> {
            Totals totals = Totals.empty();
            totals.changes().putAll(changes);
            PackedFacts.Cursor fact = new PackedFacts.Cursor();
            for (CaseRow row : index.all()) {
                fact.on(row);
                while (fact.next()) {
                    totals.add(units.text(fact.unit()), fact.measure(), fact.cohort(), fact.amount());
                }
            }
            return totals;
        });
    }

    /** Shows every row that a filter may want, with the unit that it is to be counted for. */
    private void pass(CaseFilter filter, ObjIntConsumer<CaseRow> visitor) {
        if (filter.scope().isCity()) {
            index.all().forEach(row -> visitor.accept(row, Selection.anyUnit()));
            return;
        }
        for (String code : filter.scope().codes()) {
            int unit = units.known(code);
            index.of(unit).forEach(row -> visitor.accept(row, unit));
        }
    }
}
