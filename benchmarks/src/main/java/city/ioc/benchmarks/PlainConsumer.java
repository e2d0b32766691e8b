package city.ioc.benchmarks;

import city.ioc.events.InvalidEventException;

/** The upper bound: one consumer that counts bytes. Nothing is decoded. */
final class PlainConsumer {
    private long bytes;

    /** Returns how many bytes the keys and values of all records have. */
    long run(StoredEvents events) throws InvalidEventException {
        events.forEach(event -> bytes += event.serializedKeySize() + event.serializedValueSize());
        return bytes;
    }
}
