package city.ioc.dashboards.cases;

import city.ioc.core.CaseSummary;
import city.ioc.core.CaseSummary.Indicator;
import city.ioc.core.CaseSummary.State;
import city.ioc.dashboards.check.Totals;
import city.ioc.kpi.Measure;
import city.ioc.profile.Procedures;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
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
import java.util.function.BiFunction;
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
    private PublishedFigures published = new PublishedFigures();
    private final SortedDays processing = new SortedDays();
    private final SortedDays waiting = new SortedDays();
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
        published.put(each.id(), each.summary() == null ? List.of() : each.summary().indicators());
        if (each.summary() == null) {
            if (row != null) {
                index.remove(row);
                forgetTimes(before.days());
            }
            return before.units();
        }
        if (row == null) {
            row = new CaseRow(each.id());
            index.add(row);
        }
        boolean otherTimes = row.set(each.summary(), units, procedures);
        CaseIndex.Places now = index.relist(row, before);
        if (otherTimes) {
            forgetTimes(before.days());
            forgetTimes(now.days());
        }
        BitSet changed = now.units();
        changed.or(before.units());
        return changed;
    }

    private void forgetTimes(Set<Integer> days) {
        processing.forget(days);
        waiting.forget(days);
    }

    /** Forgets everything. */
    public void clear() {
        lock.writeLock().lock();
        try {
            units = new Codes();
            procedures = new Codes();
            index = new CaseIndex(zone);
            published = new PublishedFigures();
            processing.clear();
            waiting.clear();
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

    /**
     * The sum of each measure, by the ordinal of the measure; counts, or money in units of 10^-4. Ratings have no sum in a
     * window.
     */
    public long[] sums(CaseFilter filter, Period period) {
        return reading(() -> {
            FactSums sums = new FactSums(new Selection(filter, period, units, procedures), period);
            pass(filter, sums::add);
            return sums.sums();
        });
    }

    /** The same for the measures that count by an acceptance or receipt only; the others have no sum. Fast for few days. */
    public long[] sumsOfBegun(CaseFilter filter, Period period) {
        return reading(() -> {
            FactSums sums = new FactSums(new Selection(filter, period, units, procedures), period);
            index.listedBetween(period.firstDay(), period.lastDay())
                    .forEach((day, rows) -> rows.forEach(row -> sums.addBegun(row, day)));
            return sums.sums();
        });
    }

    /** Likewise of the dossiers of each procedure, by its code without unit suffix. */
    public SortedMap<String, long[]> sumsByProcedure(CaseFilter filter, Period period) {
        return reading(() -> {
            Selection selection = new Selection(filter, period, units, procedures);
            SortedMap<String, FactSums> sums = new TreeMap<>();
            FactSums[] byCode = new FactSums[procedures.limit()];
            pass(filter, (row, only) -> {
                int code = row.procedure();
                if (row.isDossier() && code != Codes.NONE && selection.matches(row)) {
                    if (byCode[code] == null) {
                        byCode[code] = sums.computeIfAbsent(
                                Procedures.withoutUnitSuffix(procedures.text(code)), any -> new FactSums(selection, period));
                    }
                    byCode[code].add(row, only);
                }
            });
            SortedMap<String, long[]> byProcedure = new TreeMap<>();
            sums.forEach((code, each) -> byProcedure.put(code, each.sums()));
            return byProcedure;
        });
    }

    /** Processing times of the dossiers resolved or returned in the period. */
    public Durations processingTimes(CaseFilter filter, Period period) {
        return durations(processing, filter, period, (row, only, selection, times) -> {
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
        return durations(waiting, filter, period, (row, only, selection, times) -> {
            long calledAt = row.calledAt();
            if (calledAt != CaseRow.NONE && selection.matches(row) && selection.in(row.ticketUnit(), only, calledAt)) {
                times.add(row.waitingMillis());
            }
        });
    }

    private interface Collector {
        void collect(CaseRow row, int only, InPeriod selection, Longs times);
    }

    private Durations durations(SortedDays known, CaseFilter filter, Period period, Collector collector) {
        return reading(() -> {
            Selection selection = new Selection(filter, period, units, procedures);
            if (filter.scope().isCity()) {
                return new Durations(daysOfCity(known, filter, period, (day, rows) -> {
                    LocalDate date = LocalDate.ofEpochDay(day);
                    InPeriod inDay = new InPeriod(selection, date, date, period, zone);
                    Longs times = new Longs();
                    rows.forEach(row -> collector.collect(row, Selection.anyUnit(), inDay, times));
                    return times.sorted();
                }));
            }
            InPeriod inPeriod = new InPeriod(selection, period.from(), period.to(), period, zone);
            Longs times = new Longs();
            pass(filter, (row, only) -> collector.collect(row, only, inPeriod, times));
            return new Durations(List.of(times.sorted()));
        });
    }

    /** A run for each day. Days that are over by the moment asked for are whole: they need not be sorted again. */
    private List<long[]> daysOfCity(
            SortedDays known, CaseFilter filter, Period period, BiFunction<Integer, List<CaseRow>, long[]> sorted) {
        boolean all = !filter.byAttribute() && !period.isWindow();
        long running = Instant.ofEpochMilli(period.asOf()).atZone(zone).toLocalDate().toEpochDay();
        List<long[]> runs = new ArrayList<>();
        index.listedBetween(period.firstDay(), period.lastDay()).forEach((day, rows) -> runs.add(
                all && day < running ? known.of(day, () -> sorted.apply(day, rows)) : sorted.apply(day, rows)));
        return runs;
    }

    /**
     * How many different values of an attribute the dossiers accepted in the period have.
     *
     * @param attribute {@code channel}, {@code procedure}: its code without unit suffix, or {@code service}: the code as it is
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
                            && fact.label() > period.after()
                            && selection.counts(fact.unit(), only, Measure.Kind.FLOW, fact.cohort())) {
                        values.add(attribute.equals("channel") ? row.channel() : Integer.valueOf(row.procedure()));
                    }
                }
            });
            return attribute.equals("procedure") ? withoutSuffixes(values) : values.size();
        });
    }

    private int withoutSuffixes(Set<?> codes) {
        return (int) codes.stream()
                .map(code -> Procedures.withoutUnitSuffix(procedures.text((Integer) code)))
                .distinct()
                .count();
    }

    /**
     * What was published elsewhere about a period until a moment: of the figures whose own period holds all its days, one of
     * the shortest, and of those the latest.
     */
    public Optional<Indicator> published(String indicator, String unit, Period period) {
        return reading(() -> published.find(indicator, unit, period.from(), period.to(), period.asOf()));
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

        long[] sorted() {
            long[] sorted = Arrays.copyOf(values, size);
            Arrays.sort(sorted);
            return sorted;
        }
    }
}
