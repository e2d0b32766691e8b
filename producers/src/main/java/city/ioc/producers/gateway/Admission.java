package city.ioc.producers.gateway;

import io.javalin.http.HttpStatus;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Bounds what is handled at a time: requests, and bytes of their bodies. Never waits; who finds no place comes back later. */
final class Admission {
    private static final int RETRY_SECONDS = 1;

    private final int maxRequests;
    private final long maxBytes;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    Admission(int maxRequests, long maxBytes) {
        this.maxRequests = maxRequests;
        this.maxBytes = maxBytes;
    }

    Ticket enter() throws Problem {
        if (requests.incrementAndGet() > maxRequests) {
            requests.decrementAndGet();
            throw full(maxRequests + " requests are being handled");
        }
        return new Ticket();
    }

    int requests() {
        return requests.get();
    }

    long bytes() {
        return bytes.get();
    }

    private static Problem full(String what) {
        return Problem.comeBack(HttpStatus.TOO_MANY_REQUESTS, RETRY_SECONDS, what + " already; send this one again later");
    }

    /** The place of one request. Used by one thread. */
    final class Ticket implements AutoCloseable {
        private long held;

        /** Makes room for {@code more} bytes of the body. */
        void hold(long more) throws Problem {
            if (bytes.addAndGet(more) > maxBytes) {
                bytes.addAndGet(-more);
                throw full("too many bytes are being handled");
            }
            held += more;
        }

        @Override
        public void close() {
            bytes.addAndGet(-held);
            requests.decrementAndGet();
        }
    }
}
