package city.ioc.producers.simulator;

import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.producers.EventSink;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;

/** Writes one event a line, in the canonical bytes that Kafka would get. */
public final class NdjsonSink implements EventSink, AutoCloseable {
    private final OutputStream out;

    public NdjsonSink(OutputStream out) {
        this.out = new BufferedOutputStream(out, 1 << 16);
    }

    @Override
    public CompletableFuture<Void> publish(Event event) {
        try {
            out.write(EventCodec.encode(event));
            out.write('\n');
            return CompletableFuture.completedFuture(null);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Writes what is still in memory, then closes the stream. */
    @Override
    public void close() throws IOException {
        out.close();
    }
}
