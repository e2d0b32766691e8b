package city.ioc.benchmarks;

import city.ioc.standalone.Failures;
import city.ioc.standalone.Parts;
import city.ioc.standalone.Up;
import city.ioc.standalone.UpSettings;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.utils.Utils;

/**
 * How long a change takes from the gateway to those who watch the stream, by the whole pipeline, when one does and when many do. All share
 * one process, and so the processors.
 */
public final class WatchersBenchmark {
    private static final PrintStream OUT = System.out;
    private static final int POSTS_PER_SECOND = 20;
    private static final int WARM_UP_SECONDS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** @param whose dossiers it counts, as {@link PostedDossiers#moment} says */
    private record Question(String query, String whose) {}

    private static final List<Question> QUESTIONS = List.of(
            new Question("", PostedDossiers.CITY),
            new Question("?horizon=60m", PostedDossiers.CITY),
            new Question("?horizon=7d", PostedDossiers.CITY),
            new Question("?horizon=year", PostedDossiers.CITY),
            new Question("?channel=ONLINE", PostedDossiers.ONLINE),
            new Question("?unit=31135", "31135"),
            new Question("?unit=31150", "31150"),
            new Question("?unit=31168&horizon=month", "31168"),
            new Question("?unit=STP", "STP"),
            new Question("?unit=SXD&horizon=30d", "SXD"));

    private final int display;
    private final PostedDossiers posted;
    private final int seconds;

    private WatchersBenchmark(int display, PostedDossiers posted, int seconds) {
        this.display = display;
        this.posted = posted;
        this.seconds = seconds;
    }

    /** @param args folder of the profile of Cần Thơ, number of clients, and seconds that each is measured */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("ioc-bench");
        UpSettings settings = new UpSettings(
                folder.resolve("data"), Path.of(args[0]), InetAddress.getLoopbackAddress(), 0, 0, 0);
        try (Up up = Up.start(settings, new Parts(OUT::println, () -> false), failures());
                PostedDossiers posted = new PostedDossiers(URI.create(up.addresses().get("gateway")), POSTS_PER_SECOND)) {
            int display = URI.create(up.addresses().get("display")).getPort();
            new WatchersBenchmark(display, posted, Integer.parseInt(args[2])).run(Integer.parseInt(args[1]));
        } finally {
            Utils.delete(folder.toFile());
        }
        System.exit(0);
    }

    private static Failures failures() {
        return new Failures() {
            @Override
            public void fail(String reason) {
                OUT.println(reason);
                Runtime.getRuntime().halt(1);
            }

            @Override
            public void abort(String reason) {
                fail(reason);
            }
        };
    }

    /** Forth and back, so that what else the machine does falls on both. */
    private void run(int many) throws IOException {
        try (StreamClients clients = connected(1)) {
            pause(WARM_UP_SECONDS);
            var unused = clients.takeDelays();
        }
        OUT.printf("%n%8s %9s %9s %9s %9s %12s %10s %11s %9s%n", "clients", "changes", "p50 ms", "p99 ms", "most ms", "gateway most", "processors", "reading", "heap MiB");
        for (int clients : new int[] {1, many, many, 1}) {
            measure(clients);
        }
    }

    private void measure(int number) throws IOException {
        try (StreamClients clients = connected(number)) {
            pause(1);
            var unused = clients.takeDelays();
            var unusedToo = posted.takeSlowestAnswer();
            long begin = System.nanoTime();
            long processors = processors();
            long reading = clients.cpu();
            pause(seconds);
            long[] delays = clients.takeDelays();
            if (posted.refused() > 0) {
                throw new IllegalStateException(posted.refused() + " events were refused by the gateway");
            }
            long slowestAnswer = posted.takeSlowestAnswer();
            double taken = System.nanoTime() - begin;
            double readingShare = (clients.cpu() - reading) / taken;
            double others = (processors() - processors) / taken - readingShare;
            OUT.printf(
                    Locale.ROOT,
                    "%8d %,9d %9.0f %9.0f %9.0f %12.0f %10.2f %11.2f %9d%s%n",
                    number, delays.length, part(delays, 0.5), part(delays, 0.99), part(delays, 1), slowestAnswer / 1e6, others, readingShare,
                    Footprint.heap() >> 20, clients.ended() == 0 ? "" : "  sent away: " + clients.ended());
        }
    }

    /** The given number of clients that read, and one more that does not when there are many; all have their snapshot. */
    private StreamClients connected(int number) throws IOException {
        StreamClients clients = new StreamClients(display);
        if (number > 1) {
            clients.addStuck();
        }
        for (int i = 0; i < number; i++) {
            Question question = QUESTIONS.get(i % QUESTIONS.size());
            clients.add(question.query(), question.whose(), posted);
        }
        long begin = System.nanoTime();
        clients.start();
        while (clients.reading() < number) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IllegalStateException(clients.reading() + " clients got a snapshot, of " + number);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        if (number > 1) {
            OUT.printf(Locale.ROOT, "%d snapshots after %.1f s%n", number, (System.nanoTime() - begin) / 1e9);
        }
        return clients;
    }

    private static void pause(int seconds) {
        Threads.sleepUntil(System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds));
    }

    /** Nanoseconds of processor time of this process. */
    private static long processors() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static double part(long[] ascending, double share) {
        return ascending.length == 0 ? Double.NaN : ascending[(int) Math.ceil(share * ascending.length) - 1] / 1e6;
    }
}
