package city.ioc.streams;

import city.ioc.events.Topic;
import city.ioc.events.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListStreamsGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.streams.state.HostInfo;

/**
 * How far the pipeline has come, asked of the brokers twice a second, so that it holds for all instances together: whether every
 * task has an instance, and up to which moment all events are in the figures.
 */
final class PipelineProgress implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Duration LAG_INTERVAL = Duration.ofSeconds(5);
    private static final long TIMEOUT_SECONDS = 5;

    /** Behind for longer than this is worth a word. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int SUBTOPOLOGIES = 2;

    private final String application;
    private final int tasks;
    private final List<TopicPartition> events;
    private final List<TopicPartition> changes;
    private final Clock clock;
    private final Admin admin;
    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("pipeline-progress").daemon().factory());

    /** What stage 1, and after that stage 2, must have passed for the figures to be complete as of {@link #wantedSince}. */
    private Map<TopicPartition, Long> wanted = Map.of();

    private Instant wantedSince = Instant.MIN;
    private boolean eventsFolded;
    private Instant lagMeasured = Instant.MIN;
    private volatile Instant completeAsOf = Instant.MIN;
    private volatile List<HostInfo> endpoints = List.of();
    private volatile Map<String, Long> lag = Map.of();
    private volatile double unassigned = Double.NaN;
    private volatile String problem = "the brokers were not asked yet";

    PipelineProgress(String bootstrap, String generation, int partitions, Clock clock) {
        this.application = StreamsSettings.applicationId(generation);
        this.tasks = SUBTOPOLOGIES * partitions;
        this.events = partitions(Topics.events().stream().map(Topic::name), partitions);
        this.changes = partitions(
                Stream.of(application + "-" + PipelineTopology.UNIT_NEWS + "-repartition"), partitions);
        this.clock = clock;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrap, "client.id", application + "-progress"));
    }

    void start() {
        ScheduledFuture<?> unused =
                watcher.scheduleWithFixedDelay(this::look, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Why figures may be behind; empty if they are not. */
    Optional<String> notReady() {
        if (!problem.isEmpty()) {
            return Optional.of(problem);
        }
        return completeAsOf.isBefore(clock.instant().minus(PATIENCE))
                ? Optional.of(completeAsOf.equals(Instant.MIN)
                        ? "events are being folded"
                        : "events are in the figures up to " + completeAsOf + " only")
                : Optional.empty();
    }

    /** All events stored before this moment are folded; {@link Instant#MIN} when not known yet. */
    Instant completeAsOf() {
        return completeAsOf;
    }

    /** How long ago {@link #completeAsOf} was; NaN when it is not known yet. */
    double ageSeconds() {
        Instant complete = completeAsOf;
        return complete.equals(Instant.MIN) ? Double.NaN : Duration.between(complete, clock.instant()).toMillis() / 1000.0;
    }

    /** Tasks that no instance has; NaN when not known yet. */
    double unassigned() {
        return unassigned;
    }

    /** The topics of which a lag is known. */
    List<String> topics() {
        return Stream.concat(events.stream(), changes.stream()).map(TopicPartition::topic).distinct().toList();
    }

    /** Records of a topic that are not committed yet, measured some seconds ago; NaN when not known yet. */
    double lag(String topic) {
        Long records = lag.get(topic);
        return records == null ? Double.NaN : records;
    }

    /** How many of the events are folded, asked of the brokers now; empty when they do not say. */
    Optional<FoldedEvents> folded() {
        try {
            Map<TopicPartition, Long> committed = committed();
            long folded = events.stream().mapToLong(partition -> committed.getOrDefault(partition, 0L)).sum();
            long stored = ends(events).values().stream().mapToLong(Long::longValue).sum();
            return Optional.of(new FoldedEvents(folded, stored));
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void look() {
        try {
            StreamsGroupDescription group = group();
            endpoints = endpoints(group);
            long assigned = assignedTasks(group);
            unassigned = tasks - assigned;
            Map<TopicPartition, Long> committed = committed();
            if (assigned == tasks) { // before, the internal topics may not exist yet
                compare(committed, clock.instant());
            }
            measure(committed, assigned == tasks);
            problem = assigned == tasks ? "" : (tasks - assigned) + " of " + tasks + " tasks have no instance";
        } catch (ExecutionException e) {
            problem = e.getCause() instanceof GroupIdNotFoundException
                    ? "no instance has joined yet"
                    : "the brokers do not answer: " + e.getCause().getMessage();
        } catch (TimeoutException e) {
            problem = "the brokers do not answer";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<TopicPartition> partitions(Stream<String> topics, int count) {
        return topics.flatMap(topic -> IntStream.range(0, count).mapToObj(partition -> new TopicPartition(topic, partition)))
                .toList();
    }

    /** Changes are looked for only once the events that cause them are folded, so none is missed. */
    private void compare(Map<TopicPartition, Long> committed, Instant now)
            throws ExecutionException, InterruptedException, TimeoutException {
        if (wanted.entrySet().stream().anyMatch(end -> committed.getOrDefault(end.getKey(), 0L) < end.getValue())) {
            return;
        }
        if (eventsFolded) {
            completeAsOf = wantedSince;
            wanted = ends(events);
            wantedSince = now;
        } else {
            wanted = ends(changes);
        }
        eventsFolded = !eventsFolded;
    }

    private void measure(Map<TopicPartition, Long> committed, boolean changesToo)
            throws ExecutionException, InterruptedException, TimeoutException {
        Instant now = clock.instant();
        if (now.isBefore(lagMeasured.plus(LAG_INTERVAL))) {
            return;
        }
        Map<String, Long> behind = new HashMap<>();
        ends(changesToo ? Stream.concat(events.stream(), changes.stream()).toList() : events)
                .forEach((partition, end) -> behind.merge(
                        partition.topic(), Math.max(0, end - committed.getOrDefault(partition, 0L)), Long::sum));
        lag = Map.copyOf(behind);
        lagMeasured = now;
    }

    private Map<TopicPartition, Long> committed() throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, Long> committed = new HashMap<>();
        admin.listStreamsGroupOffsets(Map.of(application, new ListStreamsGroupOffsetsSpec()))
                .partitionsToOffsetAndMetadata(application)
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .forEach((partition, offset) -> committed.put(partition, offset == null ? 0L : offset.offset()));
        return committed;
    }

    private Map<TopicPartition, Long> ends(List<TopicPartition> partitions)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(latest)
                .all()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /** Where the instances say that they answer, as of the last look. */
    List<HostInfo> endpoints() {
        return endpoints;
    }

    private static List<HostInfo> endpoints(StreamsGroupDescription group) {
        return group.members().stream()
                .flatMap(member -> member.userEndpoint().stream())
                .map(endpoint -> new HostInfo(endpoint.host(), endpoint.port()))
                .distinct()
                .toList();
    }

    private static long assignedTasks(StreamsGroupDescription group) {
        return group.members().stream()
                .flatMap(member -> member.assignment().activeTasks().stream())
                .mapToLong(subtopology -> subtopology.partitions().size())
                .sum();
    }

    private StreamsGroupDescription group() throws ExecutionException, InterruptedException, TimeoutException {
        return admin.describeStreamsGroups(List.of(application))
                .all()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .get(application);
    }

    @Override
    public void close() {
        watcher.shutdownNow();
        admin.close(Duration.ofSeconds(1));
    }
}
