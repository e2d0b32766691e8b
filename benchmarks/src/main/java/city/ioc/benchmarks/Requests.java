package city.ioc.benchmarks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Asks one server over HTTP and measures how long it takes. */
final class Requests implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI server;

    Requests(int port) {
        server = URI.create("http://127.0.0.1:" + port);
    }

    /** Times in milliseconds, in ascending order. */
    record Times(List<Double> ascending) {
        double percentile(double percent) {
            return ascending.get((int) Math.ceil(percent / 100 * ascending.size()) - 1);
        }
    }

    /**
     * Asks at a steady rate, whether or not answers have come: each time is from the moment at which the request was due.
     */
    Times steadily(String path, int perSecond, int seconds) {
        List<CompletableFuture<Double>> times = new ArrayList<>();
        long nanosApart = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long due = System.nanoTime();
        for (int i = 0; i < perSecond * seconds; i++) {
            long left = due - System.nanoTime();
            if (left > 0) {
                LockSupport.parkNanos(left);
            }
            long began = due;
            times.add(client.sendAsync(request(path), BodyHandlers.ofString()).thenApply(response -> {
                double millis = (System.nanoTime() - began) / 1e6;
                requireOk(response);
                return millis;
            }));
            due += nanosApart;
        }
        return new Times(times.stream().map(CompletableFuture::join).sorted().toList());
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).build();
    }

    private static void requireOk(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + ": " + response.body());
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
