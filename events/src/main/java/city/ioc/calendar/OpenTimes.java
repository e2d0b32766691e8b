package city.ioc.calendar;

import java.util.Arrays;

/**
 * All open stretches of a calendar on one line of time, with the working time summed up before each of them.
 *
 * <p>A stretch holds its opening and not its closing instant. Nothing is open outside the stretches; what would lie
 * behind the last of them is answered with {@link #end}, or with the instant asked about when that is later. No method
 * allocates.
 */
final class OpenTimes {

    private final OrderedLongs opens;
    private final long[] closes;
    /** The working time before each stretch and, as the last element, that of all. */
    private final OrderedLongs sums;
    private final long end;

    private OpenTimes(long[] opens, long[] closes, long end) {
        long[] workedBefore = new long[opens.length + 1];
        for (int i = 0; i < opens.length; i++) {
            workedBefore[i + 1] = workedBefore[i] + closes[i] - opens[i];
        }
        this.opens = new OrderedLongs(opens);
        this.closes = closes;
        this.sums = new OrderedLongs(workedBefore);
        this.end = end;
    }

    boolean contains(long at) {
        int i = opens.floor(at);
        return i >= 0 && at < closes[i];
    }

    /** The first open instant at or after this one. */
    long next(long at) {
        int i = opens.floor(at);
        if (i >= 0 && at < closes[i]) {
            return at;
        }
        return i + 1 < closes.length ? opens.get(i + 1) : never(at);
    }

    /** The closing instant of the last stretch that began at or before this instant; the least long when none did. */
    long lastClose(long at) {
        int i = opens.floor(at);
        return i < 0 ? Long.MIN_VALUE : closes[i];
    }

    /** The open time before this instant. */
    long elapsed(long at) {
        int i = opens.floor(at);
        if (i < 0) {
            return 0;
        }
        return at < closes[i] ? sums.get(i) + at - opens.get(i) : sums.get(i + 1);
    }

    /** The earliest instant at which so much open time has gone by since another instant. */
    long after(long from, long openMillis) {
        if (openMillis <= 0) {
            return from;
        }
        long before = elapsed(from);
        if (openMillis > sums.get(closes.length) - before) {
            return never(from);
        }
        long target = before + openMillis;
        int i = sums.floor(target - 1);
        return opens.get(i) + target - sums.get(i);
    }

    /** The earliest instant from which no more than so much open time goes by until another; the least long when always. */
    long before(long to, long openMillis) {
        if (openMillis <= 0) {
            return to;
        }
        long target = elapsed(to) - openMillis;
        if (target <= 0) {
            return Long.MIN_VALUE;
        }
        int i = sums.floor(target - 1);
        return opens.get(i) + target - sums.get(i);
    }

    /** What stands for an instant that does not come: a real one, so that callers may still calculate with it. */
    long never(long since) {
        return Math.max(since, end);
    }

    /** Collects stretches in ascending order; those that touch become one. */
    static final class Builder {
        private long[] opens = new long[1 << 16];
        private long[] closes = new long[1 << 16];
        private int count;

        /** Adds a stretch; says whether there is anything in it. */
        boolean add(long open, long close) {
            if (close <= open) {
                return false;
            }
            if (count > 0 && closes[count - 1] == open) {
                closes[count - 1] = close;
                return true;
            }
            if (count == opens.length) {
                opens = Arrays.copyOf(opens, count * 2);
                closes = Arrays.copyOf(closes, count * 2);
            }
            opens[count] = open;
            closes[count++] = close;
            return true;
        }

        OpenTimes build(long end) {
            return new OpenTimes(Arrays.copyOf(opens, count), Arrays.copyOf(closes, count), end);
        }
    }
}
