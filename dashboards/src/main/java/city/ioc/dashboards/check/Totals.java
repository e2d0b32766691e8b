package city.ioc.dashboards.check;

import city.ioc.kpi.Measure;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Sums over all days, by unit: of measures, those up to a moment and those after it, and of the terms of dossiers up to it. */
public final class Totals {
    private final Map<String, OfUnit> units = new HashMap<>();

    /**
     * One sum.
     *
     * @param byDay the amounts, each times a number drawn from its day: differs when amounts are on other days
     */
    public record Total(long sum, long byDay) {
        static final Total NOTHING = new Total(0, 0);

        Total plus(Total other) {
            return new Total(sum + other.sum, byDay + other.byDay);
        }
    }

    /** The sums of one unit. */
    public static final class OfUnit {
        private static final long STEP = 0x9E3779B97F4A7C15L;
        private static final long STIR = 0xBF58476D1CE4E5B9L;
        private static final int MEASURES = Measure.values().length;
        private static final OfUnit NOTHING = new OfUnit();

        private final long[] upTo = new long[2 * MEASURES];
        private final long[] after = new long[2 * MEASURES];
        private final long[] terms = new long[2 * Term.values().length];

        /** @param day the cohort, as epoch day */
        public void add(Measure measure, int day, long amount) {
            add(upTo, measure.ordinal(), day, amount);
        }

        /** What is labelled after the moment. */
        public void addAfter(Measure measure, int day, long amount) {
            add(after, measure.ordinal(), day, amount);
        }

        /** @param day on which it changed, as epoch day */
        public void add(Term term, int day, long amount) {
            add(terms, term.ordinal(), day, amount);
        }

        private static void add(long[] totals, int index, int day, long amount) {
            totals[2 * index] += amount;
            long spread = day * STEP;
            totals[2 * index + 1] += amount * ((spread ^ spread >>> 30) * STIR);
        }

        Total of(Measure measure) {
            return total(upTo, measure.ordinal());
        }

        Total after(Measure measure) {
            return total(after, measure.ordinal());
        }

        Total ofMeasures(Collection<Measure> measures) {
            return measures.stream().map(this::of).reduce(Total.NOTHING, Total::plus);
        }

        Total ofTerms(Collection<Term> wanted) {
            return wanted.stream().map(term -> total(terms, term.ordinal())).reduce(Total.NOTHING, Total::plus);
        }

        private static Total total(long[] totals, int index) {
            return new Total(totals[2 * index], totals[2 * index + 1]);
        }
    }

    /** The sums of a unit, to be added to. */
    public OfUnit unit(String code) {
        return units.computeIfAbsent(code, each -> new OfUnit());
    }

    Set<String> units() {
        return units.keySet();
    }

    /** To be looked at only. */
    OfUnit known(String code) {
        return units.getOrDefault(code, OfUnit.NOTHING);
    }
}
