package city.ioc.dashboards.figures;

import java.util.function.LongConsumer;

/** Tells whoever measures it how long events took from their arrival at the brokers until they were in the figures here. */
public final class Delays {
    private volatile LongConsumer listener;

    /** From now on this one is told, in milliseconds, and nobody else; null for nobody. */
    public void tell(LongConsumer told) {
        listener = told;
    }

    /** Clocks of two machines may differ, so a delay below zero counts as none. */
    public void add(long millis) {
        LongConsumer told = listener;
        if (told != null) {
            told.accept(Math.max(0, millis));
        }
    }
}
