package city.ioc.standalone.dryrun;

import city.ioc.core.CaseEvents;
import city.ioc.events.Event;

/** All that has happened, case by case, without holding all of it at once. */
public interface History {
    /**
     * Reads all of it.
     *
     * @param reader is given all of it
     * @return how many events could not be used
     * @throws HistoryException when it could not be read to its end; the message says what to do
     */
    long read(Reader reader, Progress progress) throws HistoryException;

    /** Is given each case once, with all its events; and each health sample and tracer, those of one subject in the order in which they came. */
    interface Reader {
        void read(String caseId, CaseEvents events);

        default void sample(Event event) {}
    }

    /** Told now and then how far the reading is. */
    interface Progress {
        /** @param share that is done, from 0 to 1 */
        void at(long events, double share);
    }
}
