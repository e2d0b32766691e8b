package city.ioc.dashboards.live;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One client of the stream. Its own thread writes, so a slow one holds up nobody; one that falls far behind is dropped and may
 * come again for a snapshot.
 */
final class Watcher {
    private static final int MAX_WAITING = 32;
    private static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** @param id null for events that cannot be resumed from */
    record Message(String event, String data, String id) {}

    private final Outlet outlet;
    private final Runnable onEnd;
    private final BlockingQueue<Message> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Thread thread;

    Watcher(Outlet outlet, Runnable onEnd) {
        this.outlet = outlet;
        this.onEnd = onEnd;
        thread = new Thread(this::write, "stream-watcher");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void send(Message message) {
        if (!waiting.offer(message)) {
            end();
        }
    }

    void end() {
        outlet.close();
        thread.interrupt();
    }

    private void write() {
        try {
            long nextHeartbeat = System.nanoTime() + HEARTBEAT_NANOS;
            while (!outlet.isClosed()) {
                Message message = waiting.poll(nextHeartbeat - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (message != null) {
                    outlet.event(message.event(), message.data(), message.id());
                }
                if (System.nanoTime() - nextHeartbeat >= 0) {
                    outlet.comment("heartbeat");
                    nextHeartbeat = System.nanoTime() + HEARTBEAT_NANOS;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            outlet.close();
            onEnd.run();
        }
    }
}
