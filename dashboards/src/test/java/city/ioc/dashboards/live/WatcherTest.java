package city.ioc.dashboards.live;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class WatcherTest {
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final CountDownLatch stuck = new CountDownLatch(1);

    /** Hangs in its first write, as a client does that has stopped to read. */
    private final class StuckOutlet implements Outlet {
        @Override
        public void write(byte[] frame) throws IOException {
            try {
                stuck.await();
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }

    @Test
    void aClientThatDoesNotReadIsDroppedAndHoldsUpNobody() {
        Watcher watcher = new Watcher(new StuckOutlet(), () -> ended.set(true));
        watcher.start();
        for (int i = 0; i < 40; i++) {
            watcher.send(Frame.event("kpis", "{}", "x-" + i));
        }

        await().untilTrue(closed);
        assertThat(ended).isTrue();
    }
}
