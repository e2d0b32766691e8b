package city.ioc.streams;

import city.ioc.streams.query.CaseSource;
import java.time.Instant;
import java.util.Optional;

/** The pipeline of one generation, as whoever shows its figures knows it, wherever its instances run. */
public interface Pipeline extends AutoCloseable {
    /** Begins; returns at once. */
    void start();

    /** Why the figures may be behind; empty when every partition is worked on and all events are in the figures. */
    Optional<String> notReady();

    /** All events stored before this moment are folded by stage 1, as is what had reached stage 2 by then; the past when unknown. */
    Instant completeAsOf();

    /** How many of the events are folded, asked of the brokers now; empty when they do not say. */
    Optional<FoldedEvents> folded();

    /** Asks for the events of a case, at whatever instance has it. */
    CaseSource cases();

    @Override
    void close();
}
