package city.ioc.dashboards.live;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client of the stream. Its own virtual thread writes, so a slow one holds up nobody; one that falls far behind is dropped and
 * may come again for a snapshot.
 */
final class Watcher {
    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);
    private static final int MAX_WAITING = 32;
    private static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long PATIENCE_MILLIS = 1_000;

    private final Outlet outlet;
    private final Runnable onEnd;
    private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private volatile boolean behind;
    private final Thread thread = Thread.ofVirtual().name("stream-watcher").unstarted(this::run);

    /** @param onEnd called once when it is over, before the outlet is closed */
    Watcher(Outlet outlet, Runnable onEnd) {
        this.outlet = outlet;
        this.onEnd = onEnd;
    }

    void start() {
        thread.start();
    }

    /** Never blocks. */
    void send(byte[] frame) {
        if (!waiting.offer(frame)) {
            behind = true;
            end();
        }
    }

    /** Has its thread stop, also when it is stuck in a write. */
    void end() {
        thread.interrupt();
    }

    /** Returns when its outlet is closed, or after a while if that takes longer than it should. */
    void awaitEnd() throws InterruptedException {
        thread.join(PATIENCE_MILLIS);
    }

    private void run() {
        try {
            write();
        } catch (InterruptedException | IOException e) {
            // dropped, or gone: it may come again
        } finally {
            if (behind) {
                LOG.info("A client of the stream did not read {} events and was dropped", MAX_WAITING);
            }
            onEnd.run();
            outlet.close();
        }
    }

    private void write() throws InterruptedException, IOException {
        long nextHeartbeat = System.nanoTime() + HEARTBEAT_NANOS;
        while (true) {
            byte[] frame = waiting.poll(nextHeartbeat - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (frame != null) {
                outlet.write(frame);
            }
            if (System.nanoTime() - nextHeartbeat >= 0) {
                outlet.write(Frame.HEARTBEAT);
                nextHeartbeat = System.nanoTime() + HEARTBEAT_NANOS;
            }
        }
    }
}
