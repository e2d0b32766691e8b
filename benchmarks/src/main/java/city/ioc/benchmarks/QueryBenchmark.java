package city.ioc.benchmarks;

import city.ioc.core.CaseEvents;
import city.ioc.core.CaseFold;
import city.ioc.core.CaseSummary;
import city.ioc.core.GrainPolicy;
import city.ioc.dashboards.DashboardServer;
import city.ioc.dashboards.DashboardSettings;
import city.ioc.dashboards.board.Board;
import city.ioc.dashboards.board.Comparison;
import city.ioc.dashboards.board.Comparisons;
import city.ioc.dashboards.board.Health;
import city.ioc.dashboards.board.Horizon;
import city.ioc.dashboards.board.Question;
import city.ioc.dashboards.feed.FeedStatus;
import city.ioc.dashboards.figures.Figures;
import city.ioc.dashboards.journal.Journal;
import city.ioc.dashboards.journal.KafkaJournal;
import city.ioc.dashboards.scope.UnitsAs;
import city.ioc.events.Event;
import city.ioc.events.Topics;
import city.ioc.kpi.KpiDefinition;
import city.ioc.profile.CityProfile;
import city.ioc.standalone.broker.BrokerSettings;
import city.ioc.standalone.broker.EmbeddedBroker;
import city.ioc.standalone.topics.TopicLayout;
import city.ioc.standalone.topics.TopicSetup;
import city.ioc.streams.Formats;
import city.ioc.streams.query.CaseSource;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.Utils;

/**
 * What the dashboards need for a year of a big city: memory, time to read it at start, and how long answers take while the city
 * goes on. Broker, writer, dashboards and client share one process, and so the processors.
 */
public final class QueryBenchmark {
    private static final PrintStream OUT = System.out;
    private static final int UNITS = 250;
    private static final int CHANGES_PER_SECOND = 500;
    private static final int REQUESTS_PER_SECOND = 50;
    private static final int SECONDS = 60;
    private static final int ROUNDS = 40;
    private static final String FLOOR = "/health/live";

    private final int dossiers;
    private final CityProfile city;
    private final GrainPolicy grains;
    private final String generation;
    private final String bootstrap;

    private QueryBenchmark(String bootstrap, Path cantho, int dossiers) {
        this.bootstrap = bootstrap;
        this.dossiers = dossiers;
        city = BigCity.of(cantho, UNITS);
        grains = GrainPolicy.standard(city.rules().calendar().zone());
        generation = Formats.generation(city.rules());
    }

    /** @param args folder of the profile of Cần Thơ, and number of dossiers */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("ioc-bench");
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(folder.resolve("broker")))) {
            new QueryBenchmark(broker.bootstrap(), Path.of(args[0]), Integer.parseInt(args[1])).run();
        } finally {
            Utils.delete(folder.toFile());
        }
        System.exit(0);
    }

    private void run() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            var unused = new TopicSetup(admin, TopicLayout.standalone()).ensure(Topics.all(generation));
        }
        try (DerivedWriter writer = new DerivedWriter(bootstrap, generation, grains)) {
            writeYear(writer);
            measureMemory();
            measureAnswers(writer);
        }
    }

    /** Dossiers of the last 365 days, and half as many tickets. */
    private void writeYear(DerivedWriter writer) {
        long begin = System.nanoTime();
        long now = System.currentTimeMillis();
        Stories stories = stories(1);
        CaseFold fold = new CaseFold(city.rules());
        LocalDate today = LocalDate.now(grains.zone());
        List<String> desks = BigCity.desks(city);
        for (int desk = 0; desk < desks.size(); desk++) {
            for (int i = desk; i < dossiers; i += desks.size()) {
                long at = stories.workingMoment(today.minusDays(364), today);
                write(writer, fold, stories.dossier("H-" + i, desks.get(desk), at), now);
                if (i % 2 == 0) {
                    write(writer, fold, stories.ticket("Q-" + i, desks.get(desk), at), now);
                }
            }
            writer.writeCells();
            writer.forget(now);
        }
        writer.flush();
        OUT.printf(
                Locale.ROOT,
                "written: %,d cases and %,d cells of %d units in %.0f s%n",
                writer.cases(), writer.cells(), UNITS, (System.nanoTime() - begin) / 1e9);
    }

    private static void write(DerivedWriter writer, CaseFold fold, List<Event> events, long now) {
        List<Event> past = events.stream().filter(event -> event.timeMillis() <= now).toList();
        if (!past.isEmpty()) {
            String id = past.getFirst().subject();
            CaseSummary summary = fold.fold(id, new CaseEvents(past));
            writer.summary(id, summary);
            writer.add(summary.facts(), now);
        }
    }

    private void measureMemory() {
        long empty = usedBytes();
        try (DashboardServer server = ready("first start")) {
            long full = usedBytes();
            long cells = server.figures().cube().size();
            int cases = server.figures().cases().size();
            server.figures().cube().clear();
            long withoutCube = usedBytes();
            OUT.printf(
                    Locale.ROOT,
                    "memory: cube %,d MiB (%.1f bytes a cell), case table %,d MiB (%.0f bytes a case)%n",
                    mebibytes(full - withoutCube),
                    (full - withoutCube) / (double) cells,
                    mebibytes(withoutCube - empty),
                    (withoutCube - empty) / (double) cases);
        }
    }

    private void measureAnswers(DerivedWriter writer) throws Exception {
        LocalDate today = LocalDate.now(grains.zone());
        String year = "/api/v1/kpis?from=%s&to=%s".formatted(today.minusDays(364), today);
        try (DashboardServer server = ready("second start");
                Requests requests = new Requests(server.port())) {
            measureProcessorTime(server.figures(), today);
            print("warm-up", requests.steadily(year, REQUESTS_PER_SECOND, 10));
            print(FLOOR + ", city at rest", requests.steadily(FLOOR, REQUESTS_PER_SECOND, SECONDS));
            print("city and year, city at rest", requests.steadily(year, REQUESTS_PER_SECOND, SECONDS));
            long begin = System.nanoTime();
            try (LiveChanges live = new LiveChanges(
                            writer, new CaseFold(city.rules()), stories(2), BigCity.desks(city), grains.zone(), CHANGES_PER_SECOND)
                    .start()) {
                print(FLOOR + ", city alive", requests.steadily(FLOOR, REQUESTS_PER_SECOND, SECONDS));
                print("city and year, city alive", requests.steadily(year, REQUESTS_PER_SECOND, SECONDS));
                OUT.printf(Locale.ROOT, "changes: %.0f/s%n", live.sent() / ((System.nanoTime() - begin) / 1e9));
                measureViewers(server.port());
            }
        }
    }

    /** How often a live viewer hears of changes while nobody plays a year in a minute, and while somebody does: forth and back. */
    private static void measureViewers(int port) throws InterruptedException {
        try (StreamGaps viewer = new StreamGaps(port)) {
            TimeUnit.SECONDS.sleep(10);
            for (boolean playing : new boolean[] {false, true, true, false}) {
                var unused = viewer.take();
                if (playing) {
                    Player player = new Player(port);
                    try (player) {
                        player.start();
                        TimeUnit.SECONDS.sleep(SECONDS);
                        print("changes heard, somebody plays a year", viewer.take());
                    }
                    OUT.printf(Locale.ROOT, "frames: %.1f/s%n", player.frames().ascending().size() / (double) SECONDS);
                    print("a frame of the year", player.frames());
                } else {
                    TimeUnit.SECONDS.sleep(SECONDS);
                    print("changes heard, nobody plays", viewer.take());
                }
            }
        }
    }

    /** What one answer takes of one processor, without HTTP; others on the machine do not count. */
    private void measureProcessorTime(Figures figures, LocalDate today) {
        FeedStatus complete = new FeedStatus(true, Instant.now(), Instant.now(), 1, 0, null);
        Clock clock = Clock.systemUTC();
        Health health = new Health(() -> complete, List.of(), Duration.ofDays(1), clock);
        Board board = new Board(city, grains, figures, health, clock);
        LocalDate first = today.minusDays(364);
        Question year = new Question(null, first, today, null, Map.of());
        processorMillis(board, "city, year", year, Set.of());
        processorMillis(board, "city, year, both comparisons", year, EnumSet.allOf(Comparison.class));
        processorMillis(board, "city, 5 minutes", horizon(Horizon.MINUTES_5), Set.of());
        processorMillis(board, "city, today", horizon(Horizon.TODAY), Set.of());
        processorMillis(board, "city, month", horizon(Horizon.MONTH), Set.of());
        processorMillis(board, "unit with all below it, year", new Question("C", first, today, null, Map.of()), Set.of());
        processorMillis(board, "unit of its own, year", new Question("U7", first, today, null, Map.of()), Set.of());
        processorMillis(board, "city, year, by channel", new Question(null, first, today, null, Map.of("channel", "ONLINE")), Set.of());
    }

    private static Question horizon(Horizon horizon) {
        return new Question(null, horizon, null, null, null, Map.of(), UnitsAs.THEN);
    }

    private static void processorMillis(Board board, String name, Question question, Set<Comparison> with) {
        List<KpiDefinition> definitions = board.profile().kpis().all();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long before = threads.getCurrentThreadCpuTime();
            new Comparisons(board).rows(definitions, question, with);
            least = Math.min(least, threads.getCurrentThreadCpuTime() - before);
        }
        OUT.printf(Locale.ROOT, "%-40s %8.2f ms of one processor (least of %d)%n", name, least / 1e6, ROUNDS);
    }

    private Stories stories(long seed) {
        return new Stories(seed, city.procedures().all(), grains.zone());
    }

    private DashboardServer ready(String name) {
        long begin = System.nanoTime();
        DashboardServer server = new DashboardServer(
                DashboardSettings.on("127.0.0.1", 0, bootstrap, generation),
                city,
                grains,
                Clock.systemUTC(),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                List.of(),
                event -> CompletableFuture.completedFuture(null),
                CaseSource.NONE,
                new Journal(
                        new KafkaJournal(bootstrap, Clock.systemUTC()),
                        event -> event,
                        event -> CompletableFuture.completedFuture(null),
                        entry -> CompletableFuture.completedFuture(null),
                        Clock.systemUTC()));
        server.start();
        while (server.notReady().isPresent()) {
            LockSupport.parkNanos(10_000_000);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        OUT.printf(
                Locale.ROOT,
                "%s: %,d cells and %,d cases read in %.1f s%n",
                name, server.figures().cube().size(), server.figures().cases().size(), seconds);
        return server;
    }

    private static void print(String name, Requests.Times times) {
        OUT.printf(
                Locale.ROOT,
                "%-40s p50 %7.1f ms   p99 %7.1f ms   most %7.1f ms%n",
                name, times.percentile(50), times.percentile(99), times.percentile(100));
    }

    private static long usedBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long mebibytes(long bytes) {
        return bytes >> 20;
    }
}
