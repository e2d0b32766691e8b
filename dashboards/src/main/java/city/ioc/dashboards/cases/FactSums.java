package city.ioc.dashboards.cases;

import city.ioc.kpi.Measure;
import city.ioc.kpi.PeriodTest;

/** Adds up what rows contribute to a period. Used once, under the lock of the table. */
final class FactSums {
    private static final Measure[] MEASURES = Measure.values();
    private static final PeriodTest[] TESTS = tests();
    private static final int ANY_DAY = Integer.MIN_VALUE;
    private static final long NOT_YET = Long.MIN_VALUE;

    private final long[] sums = new long[MEASURES.length];
    private final PackedFacts.Cursor fact = new PackedFacts.Cursor();
    private final Selection selection;
    private final Period period;

    FactSums(Selection selection, Period period) {
        this.selection = selection;
        this.period = period;
    }

    private static PeriodTest[] tests() {
        PeriodTest[] tests = new PeriodTest[MEASURES.length];
        for (Measure measure : MEASURES) {
            tests[measure.ordinal()] = PeriodTest.of(measure);
        }
        return tests;
    }

    /** @param only the one unit that counts, or {@link Selection#anyUnit} */
    void add(CaseRow row, int only) {
        add(row, only, ANY_DAY);
    }

    /** Adds what counts by the acceptance or receipt on one day, and nothing else. */
    void addBegun(CaseRow row, int day) {
        add(row, Selection.anyUnit(), day);
    }

    /** The facts of a case are in the order of their instants, and a receipt comes before all that follows from it. */
    private void add(CaseRow row, int only, int day) {
        if (!selection.matches(row)) {
            return;
        }
        long accepted = NOT_YET;
        long received = NOT_YET;
        fact.on(row);
        while (fact.next()) {
            Measure measure = fact.measure();
            PeriodTest test = TESTS[measure.ordinal()];
            accepted = measure == Measure.RECEIVED ? fact.label() : accepted;
            received = measure == Measure.FEEDBACK_RECEIVED ? fact.label() : received;
            if (fact.label() <= period.asOf()
                    && (day == ANY_DAY || day == fact.cohort() && countsByBeginning(test))
                    && (!period.isWindow() || isAfter(test, accepted, received))
                    && selection.counts(fact.unit(), only, measure.kind(), fact.cohort())) {
                sums[measure.ordinal()] += fact.amount();
            }
        }
    }

    private static boolean countsByBeginning(PeriodTest test) {
        return test == PeriodTest.ACCEPTED || test == PeriodTest.RECEIVED;
    }

    private boolean isAfter(PeriodTest test, long accepted, long received) {
        return switch (test) {
            case ACCEPTED -> accepted > period.after();
            case RECEIVED -> received > period.after();
            case ENDED, HAPPENED -> fact.label() > period.after();
            case STANDS -> true;
            case RATED -> false;
        };
    }

    /** By the ordinal of the measure; of ratings none in a window, where they have no meaning. */
    long[] sums() {
        return sums;
    }
}
