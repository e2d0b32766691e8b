package city.ioc.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Plays the year before now in a minute, as the page does: one moment is asked for at a time, then the one that it has become. */
final class Player implements AutoCloseable {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();
    private static final Duration LOOK_BACK = Duration.ofDays(7);
    private static final long LEAST_NANOS = Duration.ofMillis(150).toNanos();
    private static final String SHOWN = "dossiers.on-time,dossiers.received,dossiers.resolved,dossiers.open,dossiers.overdue,"
            + "dossiers.online-share,payments.online-share,satisfaction.score,acceptance.overdue,tickets.waiting,feedback.open";

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Double> millis = new ArrayList<>();
    private final URI server;
    private final Instant end = Instant.now();
    private final Thread thread = new Thread(this::play, "player");
    private volatile boolean closed;

    Player(int port) {
        server = URI.create("http://127.0.0.1:" + port);
    }

    Player start() {
        thread.start();
        return this;
    }

    private void play() {
        long began = System.nanoTime();
        try {
            while (!closed) {
                long sent = System.nanoTime();
                double part = (sent - began) % MINUTE_NANOS / (double) MINUTE_NANOS;
                ask(end.minus(YEAR).plusMillis((long) (part * YEAR.toMillis())));
                millis.add((System.nanoTime() - sent) / 1e6);
                Threads.sleepUntil(sent + LEAST_NANOS);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(Instant moment) throws IOException, InterruptedException {
        String question = "/api/v1/board?kpi=dossiers.overdue&level=commune&kpis=%s&as-of=%s&since=%s"
                .formatted(SHOWN, text(moment), text(moment.minus(LOOK_BACK)));
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(server.resolve(question)).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
        }
    }

    private static String text(Instant moment) {
        return URLEncoder.encode(moment.toString(), StandardCharsets.UTF_8);
    }

    /** How long each frame took; to be asked after {@link #close}. */
    Requests.Times frames() {
        return new Requests.Times(millis.stream().sorted().toList());
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }
}
