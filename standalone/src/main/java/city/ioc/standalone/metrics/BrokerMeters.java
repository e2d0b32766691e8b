package city.ioc.standalone.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gauges of the brokers as a client sees them, asked every ten seconds: how many there are, partitions without leader or with too few
 * replicas, room on their disks. What cannot be asked is not known: NaN, or absent. Closing removes them.
 */
public final class BrokerMeters implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerMeters.class);
    private static final long INTERVAL_SECONDS = 10;
    private static final long TIMEOUT_SECONDS = 5;
    private static final Known NOTHING = new Known(Double.NaN, Double.NaN, Double.NaN);

    private record Known(double brokers, double leaderless, double underReplicated) {}

    private final MeterRegistry registry;
    private final Admin admin;
    private final List<Gauge> gauges;
    private final MultiGauge free;
    private final MultiGauge size;
    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("broker-meters").daemon().factory());
    private volatile Known known = NOTHING;

    public BrokerMeters(String bootstrap, MeterRegistry registry) {
        this.registry = registry;
        admin = Admin.create(Map.of("bootstrap.servers", bootstrap, "client.id", "ioc-broker-meters"));
        gauges = List.of(
                gauge("brokers", "brokers that are up", () -> known.brokers()),
                gauge("partitions.leaderless", "partitions that no broker leads: they take and give nothing", () -> known.leaderless()),
                gauge("partitions.under.replicated", "partitions of which a replica is missing or behind", () -> known.underReplicated()));
        free = disk("free", "bytes that are free on the fullest disk of a broker");
        size = disk("size", "bytes of the fullest disk of a broker");
        ScheduledFuture<?> unused = watcher.scheduleWithFixedDelay(this::look, 0, INTERVAL_SECONDS, TimeUnit.SECONDS);
    }

    private Gauge gauge(String name, String description, Supplier<Number> value) {
        return Gauge.builder("ioc.kafka." + name, value).description(description).strongReference(true).register(registry);
    }

    private MultiGauge disk(String name, String description) {
        return MultiGauge.builder("ioc.kafka.disk." + name).baseUnit("bytes").description(description).register(registry);
    }

    private void look() {
        try {
            Collection<Node> nodes = admin.describeCluster().nodes().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            List<TopicPartitionInfo> partitions = partitions();
            known = new Known(
                    nodes.size(),
                    partitions.stream().filter(each -> each.leader() == null || each.leader().isEmpty()).count(),
                    partitions.stream().filter(each -> each.isr().size() < each.replicas().size()).count());
            disks(nodes.stream().map(Node::id).toList());
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("The brokers do not say how they are", e);
            known = NOTHING;
            free.register(List.of(), true);
            size.register(List.of(), true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<TopicPartitionInfo> partitions() throws ExecutionException, InterruptedException, TimeoutException {
        Collection<String> topics = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        return admin.describeTopics(topics).allTopicNames().get(TIMEOUT_SECONDS, TimeUnit.SECONDS).values().stream()
                .map(TopicDescription::partitions)
                .flatMap(List::stream)
                .toList();
    }

    private void disks(List<Integer> brokers) throws ExecutionException, InterruptedException, TimeoutException {
        Map<Integer, Map<String, LogDirDescription>> disks =
                admin.describeLogDirs(brokers).allDescriptions().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        free.register(rows(disks, disk -> disk.usableBytes().orElse(-1)), true);
        size.register(rows(disks, disk -> disk.totalBytes().orElse(-1)), true);
    }

    private static Iterable<Row<?>> rows(
            Map<Integer, Map<String, LogDirDescription>> disks, ToLongFunction<LogDirDescription> bytes) {
        List<Row<?>> rows = new ArrayList<>();
        disks.forEach((broker, each) -> each.values().stream()
                .min(Comparator.comparingLong(disk -> disk.usableBytes().orElse(-1)))
                .ifPresent(fullest ->
                        rows.add(Row.of(Tags.of("broker", Integer.toString(broker)), bytes.applyAsLong(fullest)))));
        return rows;
    }

    @Override
    public void close() {
        watcher.shutdownNow();
        admin.close(Duration.ofSeconds(1));
        gauges.forEach(registry::remove);
        List.of(free, size).forEach(each -> each.register(List.of(), true));
    }
}
