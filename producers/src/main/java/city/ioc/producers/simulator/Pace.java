package city.ioc.producers.simulator;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** How fast events are published that happened in the past. */
@FunctionalInterface
public interface Pace {
    /**
     * Waits until one more may go; may wait for less when the thread is interrupted.
     *
     * @param published how many have gone
     */
    void await(long published);

    /** As fast as it goes. */
    static Pace max() {
        return published -> {};
    }

    /** So many a second, counted from now: what was late is made up for. */
    static Pace perSecond(double events) {
        return perSecond(events, System::nanoTime, LockSupport::parkNanos);
    }

    /** @param sleep waits for so many nanoseconds, or less */
    static Pace perSecond(double events, LongSupplier nanoTime, LongConsumer sleep) {
        long begin = nanoTime.getAsLong();
        return published -> {
            long go = begin + (long) (published * 1e9 / events);
            for (long left = go - nanoTime.getAsLong();
                    left > 0 && !Thread.currentThread().isInterrupted();
                    left = go - nanoTime.getAsLong()) {
                sleep.accept(left);
            }
        };
    }
}
