package city.ioc.replay;

/** All that has happened, case by case, without holding all of it at once. */
public interface History {
    /**
     * Reads all of it.
     *
     * @param reader   is given all of it
     * @param progress told how far it is; what it throws ends the reading
     * @return how many events could not be used
     * @throws HistoryException when it could not be read to its end; the message says what to do
     */
    long read(Reader reader, Progress progress) throws HistoryException;

    /** Is given each case once, by whatever thread has read it. */
    interface Reader {
        void read(CaseHistory history);
    }

    /** Told now and then how far the reading is; never by two threads at once. */
    interface Progress {
        /**
         * @param events that were read so far; those that had to be read several times are counted as often
         * @param share  that is done, from 0 to 1
         */
        void at(long events, double share);
    }
}
