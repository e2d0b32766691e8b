package city.ioc.dashboards.cube;

import city.ioc.core.Grain;
import java.util.Arrays;

/**
 * The cells of one unit and measure, by cohort. Sums over cohorts are differences of running totals; only cohorts that hold
 * labels after the moment asked for are looked into, from the last one back. Guarded by the lock of the cube.
 */
final class CellSeries {

    /** Totals of all cohorts before each index, and the latest label of all cohorts up to each index. */
    private static final class Running {
        private final long[] totals;
        private final long[] lastLabels;

        Running(CohortCells[] cohorts, int size) {
            totals = new long[size + 1];
            lastLabels = new long[size];
            long last = Long.MIN_VALUE;
            for (int i = 0; i < size; i++) {
                totals[i + 1] = totals[i] + cohorts[i].total();
                last = Math.max(last, cohorts[i].lastLabel());
                lastLabels[i] = last;
            }
        }
    }

    private int[] days = new int[4];
    private CohortCells[] cohorts = new CohortCells[4];
    private int size;

    /** Made by the first reader after a change; readers that make it at the same time make the same. */
    private volatile Running running;

    /**
     * @param from first cohort, as epoch day
     * @param to last cohort
     * @param asOf latest label that counts
     */
    long sum(int from, int to, long asOf) {
        int begin = from(from);
        int end = to == Integer.MAX_VALUE ? size : from(to + 1);
        if (begin >= end) {
            return 0;
        }
        Running known = running();
        long sum = known.totals[end] - known.totals[begin];
        for (int i = end - 1; i >= begin && known.lastLabels[i] > asOf; i--) {
            sum -= cohorts[i].after(asOf);
        }
        return sum;
    }

    boolean hasLabelUpTo(long asOf) {
        for (int i = 0; i < size; i++) {
            if (cohorts[i].firstLabel() <= asOf) {
                return true;
            }
        }
        return false;
    }

    /**
     * @param value 0 removes the cell
     * @return what it was before, 0 when there was none
     */
    long put(int cohort, long label, Grain grain, long value) {
        int index = place(cohort);
        long before = cohorts[index].put(label, grain, value);
        changed(index);
        return before;
    }

    /** Adds to a cell, which is there from then on unless it comes to zero. */
    void add(int cohort, long label, Grain grain, long amount) {
        int index = place(cohort);
        cohorts[index].add(label, grain, amount);
        changed(index);
    }

    /** Where the cells of a cohort are, which are made when there are none. */
    private int place(int cohort) {
        int index = from(cohort);
        if (index == size || days[index] != cohort) {
            insert(index, cohort);
        }
        return index;
    }

    private void changed(int index) {
        running = null;
        if (cohorts[index].size() == 0) {
            remove(index);
        }
    }

    int cohortCount() {
        return size;
    }

    int cohort(int index) {
        return days[index];
    }

    long total(int index) {
        return cohorts[index].total();
    }

    /** What the labels after {@code asOf} add up to. */
    long after(int index, long asOf) {
        return cohorts[index].after(asOf);
    }

    private Running running() {
        Running known = running;
        if (known == null) {
            known = new Running(cohorts, size);
            running = known;
        }
        return known;
    }

    private int from(int day) {
        int index = Arrays.binarySearch(days, 0, size, day);
        return index >= 0 ? index : -index - 1;
    }

    private void insert(int index, int cohort) {
        if (size == days.length) {
            days = Arrays.copyOf(days, size * 2);
            cohorts = Arrays.copyOf(cohorts, size * 2);
        }
        System.arraycopy(days, index, days, index + 1, size - index);
        System.arraycopy(cohorts, index, cohorts, index + 1, size - index);
        days[index] = cohort;
        cohorts[index] = new CohortCells();
        size++;
    }

    private void remove(int index) {
        size--;
        System.arraycopy(days, index + 1, days, index, size - index);
        System.arraycopy(cohorts, index + 1, cohorts, index, size - index);
        cohorts[size] = null;
    }
}
