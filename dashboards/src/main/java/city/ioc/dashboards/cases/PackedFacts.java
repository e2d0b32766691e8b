package city.ioc.dashboards.cases;

import city.ioc.core.Fact;
import city.ioc.core.Grain;
import city.ioc.kpi.Measure;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/**
 * The facts of one case in a few words: mostly one a fact. From the high bits down: label in minutes (31), code of the measure
 * (7), number of the unit (13), cohort in days from a base (11, signed), form (2). A label is the instant rounded up to the
 * minute, as in cells of the finest grain.
 */
final class PackedFacts {
    private static final int MINUS_ONE = 0;
    private static final int ONE = 1;
    /** The amount follows in a word of its own. */
    private static final int AMOUNT_FOLLOWS = 2;
    /** The amount follows, then cohort and unit in one word. */
    private static final int ALL_FOLLOWS = 3;

    private static final int MINUTE_SHIFT = 33;
    private static final int MEASURE_SHIFT = 26;
    private static final int UNIT_SHIFT = 13;
    private static final int COHORT_SHIFT = 2;
    private static final int MEASURE_MASK = 0x7f;
    private static final int UNIT_MASK = 0x1fff;
    private static final int COHORT_MASK = 0x7ff;
    private static final int COHORT_LIMIT = 0x400;
    private static final int FORM_MASK = 3;
    private static final long MINUTE = 60_000;
    private static final long[] NOTHING = {};

    private PackedFacts() {}

    /** The cohort that the others are counted from. */
    static int base(List<Fact> facts) {
        return facts.isEmpty() ? 0 : facts.getFirst().cohort();
    }

    static long[] pack(List<Fact> facts, Codes units) {
        if (facts.isEmpty()) {
            return NOTHING;
        }
        int base = base(facts);
        long[] words = new long[facts.size() * 3];
        int size = 0;
        for (Fact fact : facts) {
            int unit = units.of(fact.unit());
            int delta = fact.cohort() - base;
            boolean fits = unit <= UNIT_MASK && delta >= -COHORT_LIMIT && delta < COHORT_LIMIT;
            int form = !fits ? ALL_FOLLOWS : fact.amount() == 1 ? ONE : fact.amount() == -1 ? MINUS_ONE : AMOUNT_FOLLOWS;
            long minute = Grain.MINUTE.label(fact.at(), ZoneOffset.UTC) / MINUTE;
            words[size++] = minute << MINUTE_SHIFT
                    | (long) fact.measure().code() << MEASURE_SHIFT
                    | (fits ? (long) unit << UNIT_SHIFT | (long) (delta & COHORT_MASK) << COHORT_SHIFT : 0)
                    | form;
            if (form == AMOUNT_FOLLOWS || form == ALL_FOLLOWS) {
                words[size++] = fact.amount();
            }
            if (form == ALL_FOLLOWS) {
                words[size++] = (long) fact.cohort() << 32 | unit;
            }
        }
        return Arrays.copyOf(words, size);
    }

    /** Reads the facts of one case after another without making objects. */
    static final class Cursor {
        private static final Measure[] BY_CODE = byCode();

        private long[] words = NOTHING;
        private int base;
        private int position;
        private long word;
        private int unit;
        private int cohort;
        private long amount;

        Cursor on(CaseRow row) {
            words = row.facts;
            base = row.baseCohort;
            position = 0;
            return this;
        }

        boolean next() {
            if (position >= words.length) {
                return false;
            }
            word = words[position++];
            int form = (int) word & FORM_MASK;
            amount = form == ONE ? 1 : form == MINUS_ONE ? -1 : words[position++];
            if (form == ALL_FOLLOWS) {
                long rest = words[position++];
                cohort = (int) (rest >> 32);
                unit = (int) rest;
            } else {
                unit = (int) (word >> UNIT_SHIFT) & UNIT_MASK;
                int delta = (int) (word >> COHORT_SHIFT) & COHORT_MASK;
                cohort = base + (delta >= COHORT_LIMIT ? delta - 2 * COHORT_LIMIT : delta);
            }
            return true;
        }

        long label() {
            return (word >> MINUTE_SHIFT) * MINUTE;
        }

        Measure measure() {
            return BY_CODE[(int) (word >> MEASURE_SHIFT) & MEASURE_MASK];
        }

        int unit() {
            return unit;
        }

        int cohort() {
            return cohort;
        }

        long amount() {
            return amount;
        }

        private static Measure[] byCode() {
            Measure[] byCode = new Measure[MEASURE_MASK + 1];
            for (Measure measure : Measure.values()) {
                byCode[measure.code()] = measure;
            }
            return byCode;
        }
    }
}
