package city.ioc.dashboards.cases;

import city.ioc.core.CaseSummary;
import city.ioc.core.CaseSummary.State;
import city.ioc.dashboards.check.Totals;
import city.ioc.kpi.Measure;
import city.ioc.profile.Procedures;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
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
            addUp(filter, period, row -> sums);
            return sums;
        });
    }

    /** Likewise of the dossiers of each procedure, by its code without unit suffix. */
    public SortedMap<String, long[]> sumsByProcedure(CaseFilter filter, Period period) {
        return reading(() -> {
            long[][] byCode = new long[procedures.limit()][];
            addUp(filter, period, row -> {
                if (!row.isDossier() || row.procedure() == Codes.NONE) {
                    return null;
                }
                if (byCode[row.procedure()] == null) {
                    byCode[row.procedure()] = new long[Measure.values().length];
                }
                return byCode[row.procedure()];
            });
            SortedMap<String, long[]> byProcedure = new TreeMap<>();
            for (int i = 1; i < byCode.length; i++) {
                if (byCode[i] != null) {
                    byProcedure.merge(Procedures.withoutUnitSuffix(procedures.text(i)), byCode[i], CaseTable::plus);
                }
            }
            return byProcedure;
        });
    }

    private static long[] plus(long[] a, long[] b) {
        long[] sum = new long[a.length];
        Arrays.setAll(sum, i -> a[i] + b[i]);
        return sum;
    }

    /** @param into where a row is added; null when it is not */
    private void addUp(CaseFilter filter, Period period, Function<CaseRow, long[]> into) {
        Selection selection = new Selection(filter, period, units, procedures);
        PackedFacts.Cursor fact = new PackedFacts.Cursor();
        pass(filter, (row, only) -> {
            long[] sums = selection.matches(row) ? into.apply(row) : null;
            if (sums == null) {
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
    }

    /** Processing times of the dossiers resolved or returned in the period. */
    public Durations processingTimes(CaseFilter filter, Period period) {
        return durations(filter, period, (row, only, selection, times) -> {
            for (int i = 0; i < row.endCount(); i++) {
                State how = row.endHow(i);
                boolean counts = how == State.RESOLVED || how == State.RETURNED;
                if (counts && selection.matches(row) && selection.in(row.endUnit(i), only, row.endAt(i))) {
                    times.add(row.endProcessingMillis(i));
                }
            }
        });
    }

    /** Waiting times of the tickets called in the period. No filter by attribute makes sense of them. */
    public Durations waitingTimes(CaseFilter filter, Period period) {
        return durations(filter, period, (row, only, selection, times) -> {
            long calledAt = row.calledAt();
            if (calledAt != CaseRow.NONE && selection.matches(row) && selection.in(row.ticketUnit(), only, calledAt)) {
                times.add(row.waitingMillis());
            }
        });
    }

    private interface Collector {
        void collect(CaseRow row, int only, InPeriod selection, Longs times);
    }

    private Durations durations(CaseFilter filter, Period period, Collector collector) {
        return reading(() -> {
            Selection selection = new Selection(filter, period, units, procedures);
            Longs times = new Longs();
            if (filter.scope().isCity()) {
                index.endedBetween(period.firstDay(), period.lastDay()).forEach((day, rows) -> {
                    LocalDate date = LocalDate.ofEpochDay(day);
                    InPeriod inDay = new InPeriod(selection, date, date, period.asOf(), zone);
                    rows.forEach(row -> collector.collect(row, Selection.anyUnit(), inDay, times));
                });
            } else {
                InPeriod inPeriod = new InPeriod(selection, period.from(), period.to(), period.asOf(), zone);
                pass(filter, (row, only) -> collector.collect(row, only, inPeriod, times));
            }
            return new Durations(times.toArray());
        });
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

    /** One page of the dossiers that a question is about. */
    public DossierPage dossiers(DossierQuery query) {
        return reading(() -> {
            LocalDate today = Instant.ofEpochMilli(query.asOf()).atZone(zone).toLocalDate();
            Period period = new Period(today, today, query.asOf());
            Selection selection = new Selection(query.filter(), period, units, procedures);
            DossierCollector collector = new DossierCollector(query, zone, units, procedures);
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

    /** A growing array. */
    private static final class Longs {
        private long[] values = new long[64];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        long[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
