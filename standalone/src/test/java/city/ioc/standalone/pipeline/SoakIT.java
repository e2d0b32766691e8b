package city.ioc.standalone.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** An hour of load on three brokers: what every process holds is sampled, and the line through it is printed. */
@Tag("long")
@Timeout(5 * 3600)
class SoakIT {
    private static final int RATE = Integer.getInteger("rate", 500);
    private static final Duration LENGTH = Duration.ofMinutes(Long.getLong("soak.minutes", 60));
    private static final long SEED = Long.getLong("seed", 8);
    private static final int SAMPLES = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Lag of more seconds of the load than this, at the end, is no lag that passes. */
    private static final int MOST_LAG_SECONDS = 10;

    private final Map<String, Trend> trends = new LinkedHashMap<>();
    private KafkaNodes kafka;
    private FaultCluster cluster;
    private Path folder;

    @AfterEach
    void close() {
        if (cluster != null) {
            cluster.close();
        }
        if (kafka != null) {
            kafka.close();
        }
    }

    @Test
    void nothingGrowsButTheStateAndTheFiguresAreRight() throws Exception {
        assumeTrue(ProcessSample.isPossible(), "needs /proc");
        folder = FaultCluster.folder("soak-");
        kafka = KafkaNodes.start(folder, folder);
        cluster = FaultCluster.start(folder, kafka, RATE, SEED, RATE * LENGTH.plusMinutes(2).toSeconds());
        cluster.load().goOn();
        cluster.awaitWell(PATIENCE);
        long begin = System.nanoTime();
        long interval = LENGTH.toMillis() / SAMPLES;
        for (int i = 0; i < SAMPLES; i++) {
            Thread.sleep(interval); // between the samples
            sample(System.nanoTime() - begin);
        }
        EndToEnd.Percentiles latency = cluster.endToEnd().between(begin, System.nanoTime());
        Trend lag = trends.get("lag, events");
        System.out.printf("%d minutes, %d events acknowledged of %d/s, end to end p50 / p99 %s ms%n",
                LENGTH.toMinutes(), cluster.accepted().count(), RATE, latency);
        System.out.println("| | first | last | growth an hour |\n|---|---|---|---|");
        trends.forEach((name, trend) ->
                System.out.printf("| %s | %.0f | %.0f | %.0f |%n", name, trend.first(), trend.last(), trend.perHour()));
        assertThat(lag.last()).as("lag").isLessThan(MOST_LAG_SECONDS * RATE);
        cluster.requireRight();
        cluster.requirePromptAlerts();
    }

    private void sample(long nanos) throws IOException, InterruptedException {
        add("lag, events", nanos, cluster.lag());
        add("state of both instances, MiB", nanos, mebibytes(size(FaultCluster.ONE) + size(FaultCluster.TWO)));
        for (String part : List.of(FaultCluster.GATEWAY, FaultCluster.DISPLAY, FaultCluster.ONE, FaultCluster.TWO)) {
            add(part, nanos, ProcessSample.of(cluster.parts().pid(part)));
        }
        for (int number = 1; number <= KafkaNodes.COUNT; number++) {
            add("broker " + number, nanos, ProcessSample.of(kafka.pid(number)));
        }
    }

    private void add(String process, long nanos, ProcessSample sample) {
        add(process + ": resident, MiB", nanos, mebibytes(sample.resident()));
        add(process + ": live heap, MiB", nanos, mebibytes(sample.live()));
        add(process + ": open files", nanos, sample.files());
    }

    private void add(String name, long nanos, double value) {
        trends.computeIfAbsent(name, each -> new Trend()).add(nanos, value);
    }

    private static double mebibytes(long bytes) {
        return bytes / (double) (1 << 20);
    }

    private long size(String instance) throws IOException {
        try (Stream<Path> files = Files.walk(cluster.parts().state(instance))) {
            return files.mapToLong(SoakIT::sizeOf).sum();
        } catch (UncheckedIOException e) {
            return size(instance); // a file went away meanwhile
        }
    }

    private static long sizeOf(Path file) {
        return Files.isRegularFile(file) ? file.toFile().length() : 0;
    }
}
