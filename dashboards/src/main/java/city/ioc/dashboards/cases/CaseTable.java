package city.ioc.dashboards.cases;

import city.ioc.calendar.Calendars;
import city.ioc.core.CaseSummary;
import city.ioc.core.LocalDays;
import city.ioc.dashboards.check.Totals;
import city.ioc.dashboards.history.Transitions;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.kpi.Measure;
import city.ioc.profile.Procedures;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
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
    private final LocalDays localDays;
    private Codes units;
    private Codes procedures;
    private CaseIndex index;
    private CaseTimes times;

    /** @param zone of the city, whose days are the local days */
    public CaseTable(ZoneId zone) {
        this.zone = zone;
        localDays = new LocalDays(zone);
        begin();
    }

    private void begin() {
        units = new Codes();
        procedures = new Codes();
        index = new CaseIndex(zone);
        times = new CaseTimes(index, units, procedures, zone);
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
                times.forget(before.days());
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
            times.forget(before.days());
            times.forget(now.days());
        }
        BitSet changed = now.units();
        changed.or(before.units());
        return changed;
    }

    /** Forgets everything. */
    public void clear() {
        lock.writeLock().lock();
        try {
            begin();
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
            index.pass(filter, units, sums::add);
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
            index.pass(filter, units, (row, only) -> {
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
        return reading(() -> times.processing(filter, period));
    }

    /** Waiting times of the tickets called in the period. No filter by attribute makes sense of them. */
    public Durations waitingTimes(CaseFilter filter, Period period) {
        return reading(() -> times.waiting(filter, period));
    }

    /**
     * The times of one kind that ended in the period.
     *
     * @param step name of the one step that is asked for; null for all
     */
    public Times times(CaseTime time, String step, CaseFilter filter, Period period, Calendars calendars) {
        return switch (time) {
            case PROCESSING_TIME -> new Times(processingTimes(filter, period), Map.of());
            case WAITING_TIME -> new Times(waitingTimes(filter, period), Map.of());
            // The times are sorted when the table is free again for its writer.
            case ACCEPTANCE_TIME -> reading(() -> times.acceptance(step, filter, period, calendars)).times();
            case STEP_TIME -> reading(() -> times.steps(step, filter, period, calendars)).times();
        };
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
            index.pass(filter, units, (row, only) -> {
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
     * The dossiers that are late at the moment of a period and were open at some time within it.
     *
     * @param scope ended ones belong by the day of their end, overdue ones by the day of the moment
     */
    public List<LateDossier> late(UnitScope scope, Period period) {
        return reading(() -> {
            LateDossiers late = new LateDossiers(scope, period, units, zone);
            index.pass(new CaseFilter(scope, null, null), units, late::row);
            return late.all();
        });
    }

    /** Adds what happened to dossiers; each thing belongs to the unit that had it, on the day on which it happened. */
    public void transitions(UnitScope scope, Transitions transitions) {
        reading(() -> {
            LocalDate first = localDate(transitions.after() + 1);
            LocalDate last = localDate(transitions.to());
            Period period = new Period(first, last, transitions.to());
            Selection selection = new Selection(new CaseFilter(scope, null, null), period, units, procedures);
            MoveReader reader = new MoveReader(transitions, selection, zone, units, procedures);
            index.movedBetween(period.firstDay(), period.lastDay()).forEach(reader::read);
            return null;
        });
    }

    private LocalDate localDate(long at) {
        return Instant.ofEpochMilli(at).atZone(zone).toLocalDate();
    }

    /** One page of the dossiers that a question is about. */
    public DossierPage dossiers(DossierQuery query) {
        return reading(() -> {
            LocalDate today = Instant.ofEpochMilli(query.asOf()).atZone(zone).toLocalDate();
            Period period = new Period(today, today, query.asOf());
            Selection selection = new Selection(query.filter(), period, units, procedures);
            DossierCollector collector = new DossierCollector(query, zone, units, procedures);
            index.pass(query.filter(), units, (row, only) -> {
                boolean owned =
                        query.filter().scope().isCity() || collector.unit(row) == only && selection.standing(only);
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

    /** What dossiers are counted as by their states, in one unit and period. */
    public TermSums terms(UnitScope scope, Period period) {
        return reading(() -> {
            TermCollector collector = new TermCollector(scope, period, units, localDays);
            index.pass(new CaseFilter(scope, null, null), units, collector::add);
            return collector.sums();
        });
    }

    /**
     * Sums over all days: of all contributions, and of what dossiers are counted as by their states. Read in parts, so that nobody
     * waits for it: what changes meanwhile is counted as it was before, or after.
     *
     * @param asOf what comes later is kept apart, or left out; epoch milliseconds
     */
    public Totals totals(long asOf) {
        CaseTotals totals = reading(() -> new CaseTotals(index.list(), units, localDays, asOf));
        boolean more = true;
        while (more) {
            more = reading(totals::addSome);
        }
        return totals.sums();
    }
}
