package city.ioc.standalone.doctor;

import city.ioc.events.Topic;
import city.ioc.events.Topics;
import city.ioc.standalone.doctor.Judgement.Replicas;
import city.ioc.standalone.generations.PromotedGeneration;
import city.ioc.standalone.topics.TopicLayout;
import city.ioc.standalone.topics.TopicProblem;
import city.ioc.standalone.topics.TopicSetup;
import city.ioc.standalone.topics.TopicSetupException;
import city.ioc.streams.StreamsSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListStreamsGroupOffsetsSpec;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Asks the brokers how they, the topics and those who read them are. */
final class ClusterExam implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final String NOTIFIER = "ioc-notifier";

    private final String bootstrap;
    private final Admin admin;
    private final List<Finding> findings = new ArrayList<>();
    private Optional<String> promoted = Optional.empty();

    ClusterExam(String bootstrap) {
        this.bootstrap = bootstrap;
        admin = Admin.create(Map.of(
                "bootstrap.servers", bootstrap,
                "client.id", "ioc-doctor",
                "request.timeout.ms", TIMEOUT_MILLIS / 2,
                "default.api.timeout.ms", TIMEOUT_MILLIS));
    }

    /** The generation that the pointer names; empty before {@link #findings}, and when there is none. */
    Optional<String> promoted() {
        return promoted;
    }

    /** What does not depend on brokers that do not answer is left out. */
    List<Finding> findings() {
        Collection<Node> nodes;
        try {
            nodes = get(admin.describeCluster().nodes());
        } catch (TopicSetupException | IllegalStateException e) {
            return List.of(Finding.fail(Check.BROKERS, "none answers at " + bootstrap + ": " + e.getMessage(), "start them, or correct --bootstrap"));
        }
        TopicLayout layout;
        try {
            layout = TopicLayout.found(admin);
        } catch (TopicSetupException e) {
            look(Check.BROKERS, () -> brokers(nodes, 1));
            findings.add(Finding.fail(Check.TOPICS, e.getMessage(), "make them with: ioc topics"));
            return findings;
        }
        look(Check.BROKERS, () -> brokers(nodes, layout.replicas()));
        look(Check.DISK, () -> disks(nodes));
        look(Check.GENERATION, this::pointer);
        look(Check.TOPICS, () -> topics(layout));
        look(Check.UNDER_REPLICATED, () -> replicas(layout));
        look(Check.LAG, this::streams);
        look(Check.LAG, this::notifier);
        return findings;
    }

    /** What one look cannot find out does not keep the others from looking. */
    private void look(Check check, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            findings.add(Finding.fail(check, "cannot be examined: " + e.getMessage(), "see whether the brokers are well"));
        }
    }

    private void brokers(Collection<Node> nodes, int replicas) {
        Map<String, Short> features = new HashMap<>();
        get(admin.describeFeatures().featureMetadata())
                .finalizedFeatures()
                .forEach((name, range) -> features.put(name, range.maxVersionLevel()));
        findings.add(Judgement.brokers(nodes.size(), replicas, features));
    }

    private void disks(Collection<Node> nodes) {
        Map<Integer, Map<String, LogDirDescription>> disks =
                get(admin.describeLogDirs(nodes.stream().map(Node::id).toList()).allDescriptions());
        disks.forEach((broker, folders) -> folders.forEach((folder, disk) -> {
            String where = "broker " + broker + " " + folder;
            if (disk.error() != null) {
                findings.add(Finding.fail(Check.DISK, where + ": " + disk.error().getMessage(), "repair the disk"));
            } else if (disk.totalBytes().isPresent() && disk.usableBytes().isPresent()) {
                findings.add(Judgement.disk(where, disk.usableBytes().getAsLong(), disk.totalBytes().getAsLong()));
            }
        }));
    }

    private void pointer() {
        promoted = PromotedGeneration.read(bootstrap);
        if (promoted.isEmpty()) {
            findings.add(Finding.fail(Check.GENERATION, "none is promoted yet", "start a display: ioc display"));
        }
    }

    private void topics(TopicLayout layout) {
        List<Topic> wanted = Stream.concat(Topics.shared().stream(), promoted.stream().flatMap(id -> Topics.derived(id).stream()))
                .toList();
        List<TopicProblem> problems = new TopicSetup(admin, layout).check(wanted);
        if (problems.isEmpty()) {
            findings.add(Finding.ok(Check.TOPICS, "%d topics are as they should be: %d partitions, %d replicas"
                    .formatted(wanted.size(), layout.partitions(), layout.replicas())));
        }
        problems.forEach(each ->
                findings.add(Finding.fail(Check.TOPICS, each.topic() + ": " + each.difference(), each.remedy())));
    }

    private void replicas(TopicLayout layout) {
        List<Replicas> partitions = new ArrayList<>();
        Set<String> names = new HashSet<>(get(admin.listTopics().names()));
        for (TopicDescription topic : get(admin.describeTopics(names).allTopicNames()).values()) {
            topic.partitions().forEach(each -> partitions.add(new Replicas(
                    topic.name() + "-" + each.partition(),
                    each.replicas().size(),
                    each.isr().size(),
                    each.leader() != null && !each.leader().isEmpty())));
        }
        findings.add(Judgement.replicas(partitions, layout.minInSync()));
    }

    private void streams() {
        if (promoted.isEmpty()) {
            return;
        }
        String application = StreamsSettings.applicationId(promoted.get());
        String who = "streams of " + promoted.get();
        try {
            StreamsGroupDescription group =
                    await(admin.describeStreamsGroups(List.of(application)).all()).get(application);
            Map<TopicPartition, OffsetAndMetadata> committed = await(
                    admin.listStreamsGroupOffsets(Map.of(application, new ListStreamsGroupOffsetsSpec()))
                            .partitionsToOffsetAndMetadata(application));
            int instances = (int) group.members().stream().map(member -> member.processId()).distinct().count();
            findings.add(Judgement.lag(who, instances, behind(partitionsOf(Topics.events()), committed)));
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw failed(e.getCause());
            }
            findings.add(Judgement.lag(who, 0, behind(partitionsOf(Topics.events()), Map.of())));
        }
    }

    /** It may well be that nobody is to be told of alerts: then it has no positions, and nothing is behind. */
    private void notifier() {
        if (promoted.isEmpty()) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> committed =
                get(admin.listConsumerGroupOffsets(NOTIFIER).partitionsToOffsetAndMetadata());
        Set<TopicPartition> alerts = partitionsOf(List.of(Topics.alerts(promoted.get())));
        if (alerts.stream().noneMatch(committed::containsKey)) {
            findings.add(Finding.ok(Check.LAG, "notifier: nobody was told of alerts of this generation yet"));
        } else {
            findings.add(Judgement.lag("notifier", -1, behind(alerts, committed)));
        }
    }

    private Set<TopicPartition> partitionsOf(Collection<Topic> topics) {
        return get(admin.describeTopics(topics.stream().map(Topic::name).toList()).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream().map(each -> new TopicPartition(topic.name(), each.partition())))
                .collect(Collectors.toSet());
    }

    private long behind(Set<TopicPartition> partitions, Map<TopicPartition, OffsetAndMetadata> committed) {
        Map<TopicPartition, OffsetSpec> latest = partitions.stream().collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
        return get(admin.listOffsets(latest).all()).entrySet().stream()
                .mapToLong(end -> {
                    OffsetAndMetadata read = committed.get(end.getKey());
                    return Math.max(0, end.getValue().offset() - (read == null ? 0 : read.offset()));
                })
                .sum();
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return await(answer);
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        }
    }

    private static <T> T await(KafkaFuture<T> answer) throws ExecutionException {
        try {
            return answer.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("no answer within " + Duration.ofMillis(TIMEOUT_MILLIS).toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static IllegalStateException failed(Throwable cause) {
        return new IllegalStateException(cause.getMessage(), cause);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
