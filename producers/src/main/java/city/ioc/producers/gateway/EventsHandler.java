package city.ioc.producers.gateway;

import city.ioc.events.Event;
import city.ioc.producers.EventSink;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /v1/events}: one event, a batch, or binary mode. Reads and judges everything first, then publishes the good
 * ones, and answers only when all of them are stored.
 */
final class EventsHandler implements Handler {
    private static final String ONE = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String BINARY = "application/json";
    private static final int RETRY_SECONDS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(EventsHandler.class);

    private final GatewaySettings settings;
    private final EventSink sink;
    private final EventReader reader;
    private final Admission admission;
    private final GatewayMetrics metrics;

    EventsHandler(
            GatewaySettings settings, EventSink sink, EventReader reader, Admission admission, GatewayMetrics metrics) {
        this.settings = settings;
        this.sink = sink;
        this.reader = reader;
        this.admission = admission;
        this.metrics = metrics;
    }

    @Override
    public void handle(Context ctx) throws IOException {
        long start = System.nanoTime();
        try (Admission.Ticket ticket = admission.enter()) {
            String mode = mode(ctx);
            byte[] body = RequestBody.read(
                    ctx.req().getInputStream(),
                    ctx.req().getContentLengthLong(),
                    settings.maxBodyBytes(),
                    settings.readTimeout(),
                    ticket);
            Judgement judgement = reader.read(parse(ctx, mode, body));
            store(judgement);
            ctx.status(judgement.refused().isEmpty() ? HttpStatus.ACCEPTED : HttpStatus.UNPROCESSABLE_CONTENT)
                    .result(Json.write(judgement.answer()))
                    .contentType("application/json");
        } catch (Problem e) {
            e.answer(ctx);
        } finally {
            metrics.answered(ctx.statusCode(), Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private static String mode(Context ctx) throws Problem {
        String encoding = ctx.header("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw Problem.mediaType("compressed bodies are not taken", "Accept-Encoding", "identity");
        }
        String[] parts = String.valueOf(ctx.contentType()).toLowerCase(Locale.ROOT).split(";", -1);
        String type = parts[0].strip();
        boolean known = type.equals(ONE) || type.equals(BATCH) || type.equals(BINARY) && BinaryMode.isUsedBy(ctx.req());
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].replace("\"", "").strip();
            known = known && (!parameter.startsWith("charset=") || parameter.equals("charset=utf-8"));
        }
        if (!known) {
            throw Problem.mediaType(
                    "Content-Type must be " + ONE + ", " + BATCH + ", or " + BINARY + " with ce- headers; in UTF-8",
                    "Accept",
                    ONE + ", " + BATCH + ", " + BINARY);
        }
        return type;
    }

    private JsonBody parse(Context ctx, String mode, byte[] body) throws Problem {
        return switch (mode) {
            case BATCH -> JsonBody.ofMany(body, settings.maxBatch());
            case BINARY -> JsonBody.ofOne(BinaryMode.toStructured(ctx.req(), body));
            default -> JsonBody.ofOne(body);
        };
    }

    /** Stops at the first event that fails: the sender has to send all again anyway. */
    private void store(Judgement judgement) throws Problem {
        long deadline = System.nanoTime() + settings.publishTimeout().toNanos();
        List<CompletableFuture<Void>> sent = new ArrayList<>(judgement.good().size());
        boolean stored = false;
        try {
            for (Event event : judgement.good()) {
                CompletableFuture<Void> one = sink.publish(event);
                sent.add(one);
                if (one.isCompletedExceptionally()) {
                    break;
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new TimeoutException("only " + sent.size() + " events could be handed over in time");
                }
            }
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
                    .get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            stored = true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Events were not confirmed by Kafka in time: {}", e.toString());
            throw unconfirmed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unconfirmed();
        } finally {
            metrics.count(judgement, stored);
        }
    }

    private static Problem unconfirmed() {
        return Problem.comeBack(
                HttpStatus.SERVICE_UNAVAILABLE,
                RETRY_SECONDS,
                "the events were not confirmed as stored; send all of them again, which is harmless for those that were");
    }
}
