package city.ioc.standalone.dryrun;

import city.ioc.core.CaseEvents;
import java.util.function.BiConsumer;

/** All that has happened, case by case, without holding all of it at once. */
public interface History {
    /**
     * Reads all of it.
     *
     * @param reader gets each case once, with all its events
     * @return how many events could not be used
     * @throws HistoryException when it could not be read to its end; the message says what to do
     */
    long read(BiConsumer<String, CaseEvents> reader, Progress progress) throws HistoryException;

    /** Told now and then how far the reading is. */
    interface Progress {
        /** @param share that is done, from 0 to 1 */
        void at(long events, double share);
    }
}
