package city.ioc.producers.gateway;

import io.javalin.http.HttpStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;

/** Reads a body that may be longer, slower or less well-formed than its sender said. */
final class RequestBody {
    private static final int CHUNK = 64 << 10;

    private final int maxBytes;
    private final long deadline;

    private RequestBody(int maxBytes, Duration timeout) {
        this.maxBytes = maxBytes;
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    /**
     * The whole body; its bytes are held on the ticket.
     *
     * @param announced length that the sender announced, -1 when it did not
     */
    static byte[] read(InputStream in, long announced, int maxBytes, Duration timeout, Admission.Ticket ticket)
            throws Problem {
        RequestBody reading = new RequestBody(maxBytes, timeout);
        if (announced > maxBytes) {
            reading.discard(in, announced);
            throw reading.tooLarge();
        }
        return reading.read(in, ticket);
    }

    private byte[] read(InputStream in, Admission.Ticket ticket) throws Problem {
        ByteArrayOutputStream body = new ByteArrayOutputStream(CHUNK);
        byte[] chunk = new byte[CHUNK];
        for (int n = next(in, chunk); n >= 0; n = next(in, chunk)) {
            if (body.size() + n > maxBytes) {
                discard(in, Long.MAX_VALUE);
                throw tooLarge();
            }
            ticket.hold(n);
            body.write(chunk, 0, n);
        }
        return body.toByteArray();
    }

    /** Lets a sender that is not far over the limit finish, since most read the answer only then. */
    private void discard(InputStream in, long announced) throws Problem {
        byte[] chunk = new byte[CHUNK];
        long left = announced > 2L * maxBytes && announced != Long.MAX_VALUE ? 0 : maxBytes;
        for (int n = 0; n >= 0 && left > 0; n = next(in, chunk)) {
            left -= n;
        }
    }

    private int next(InputStream in, byte[] chunk) throws Problem {
        int n;
        try {
            n = in.read(chunk);
        } catch (IOException e) {
            throw e.getCause() instanceof TimeoutException ? tooSlow() : broken();
        } catch (RuntimeException e) {
            if (e instanceof HttpException) {
                throw broken();
            }
            throw e;
        }
        if (n >= 0 && System.nanoTime() - deadline > 0) {
            throw tooSlow();
        }
        return n;
    }

    private Problem tooLarge() {
        return Problem.tooLarge("the body may have at most " + maxBytes + " bytes; send smaller batches");
    }

    private static Problem tooSlow() {
        return Problem.of(HttpStatus.REQUEST_TIMEOUT, "the body did not arrive in time");
    }

    private static Problem broken() {
        return Problem.of(HttpStatus.BAD_REQUEST, "the body ended early or is not framed as HTTP says");
    }
}
