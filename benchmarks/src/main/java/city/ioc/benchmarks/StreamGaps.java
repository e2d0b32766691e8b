package city.ioc.benchmarks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Follows the live stream of a city in which something happens all the time: how long there was nothing to be heard of it. */
final class StreamGaps implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Double> gaps = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<?> following;
    private volatile boolean closed;
    private long heard;

    StreamGaps(int port) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/stream"))
                .header("Accept", "text/event-stream")
                .build();
        following = client.sendAsync(request, BodyHandlers.ofLines())
                .thenAccept(answer -> answer.body().takeWhile(line -> !closed).forEach(this::hear));
    }

    private void hear(String line) {
        if (line.equals("event: kpis")) {
            long now = System.nanoTime();
            if (heard != 0) {
                gaps.add((now - heard) / 1e6);
            }
            heard = now;
        }
    }

    /** Those since the last call. */
    Requests.Times take() {
        synchronized (gaps) {
            Requests.Times taken = new Requests.Times(gaps.stream().sorted().toList());
            gaps.clear();
            return taken;
        }
    }

    /** Its connection ends with the next line. */
    @Override
    public void close() {
        closed = true;
        following.join();
        client.close();
    }
}
