package city.ioc.standalone.topics;

import city.ioc.events.Topic;
import city.ioc.events.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Makes the pipeline's topics on a cluster. A topic that is already there is compared and never changed: a wrong partition count
 * or retention says that somebody else had a reason, or that data are at stake.
 */
public final class TopicSetup {
    private static final long TIMEOUT_SECONDS = 30;
    private static final long PAUSE_MILLIS = 50;

    private final Admin admin;
    private final TopicLayout layout;

    public TopicSetup(Admin admin, TopicLayout layout) {
        this.admin = admin;
        this.layout = layout;
    }

    /**
     * Creates the missing topics, waits until clients can see them, and compares the others.
     *
     * @return what is wrong with topics that were there before; empty when all is well
     * @throws TopicSetupException when the cluster does not answer or refuses
     */
    public List<TopicProblem> ensure(Collection<Topic> topics) {
        Set<String> present = get(admin.listTopics().names(), "list the topics");
        List<Topic> created = topics.stream()
                .filter(topic -> !present.contains(topic.name()))
                .filter(this::create)
                .toList();
        awaitVisible(List.copyOf(topics));
        return compare(topics.stream().filter(topic -> !created.contains(topic)).toList());
    }

    /** What is wrong with topics, missing ones included; empty when all is well. Creates none. */
    public List<TopicProblem> check(Collection<Topic> topics) {
        Set<String> present = get(admin.listTopics().names(), "list the topics");
        List<TopicProblem> problems = new ArrayList<>(topics.stream()
                .filter(topic -> !present.contains(topic.name()))
                .map(topic -> new TopicProblem(topic.name(), "it is missing", "make it with: ioc topics; one of a generation: by its streams"))
                .toList());
        problems.addAll(compare(topics.stream().filter(topic -> present.contains(topic.name())).toList()));
        return List.copyOf(problems);
    }

    /**
     * Creates them likewise, for topics that must be as they should be.
     *
     * @throws TopicSetupException likewise, and when a topic is not as it should be, with what is wrong and what to do
     */
    public void require(Collection<Topic> topics) {
        List<TopicProblem> problems = ensure(topics);
        if (!problems.isEmpty()) {
            throw new TopicSetupException(
                    problems.stream().map(TopicProblem::text).collect(Collectors.joining("; and ")), null);
        }
    }

    /** The layout of the event topics as they are. */
    TopicLayout found() {
        try {
            TopicDescription events = describe(List.of(Topics.DOSSIER_EVENTS)).get(Topics.DOSSIER_EVENTS.name());
            int replicas = events.partitions().stream()
                    .mapToInt(partition -> partition.replicas().size())
                    .min()
                    .orElse(1);
            return new TopicLayout(events.partitions().size(), (short) replicas);
        } catch (TopicSetupException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new TopicSetupException("the cluster has no topic " + Topics.DOSSIER_EVENTS.name() + "; run: ioc topics", e);
            }
            throw e;
        }
    }

    /** Whether it was made here. The list of topics may be a moment old, and another process may be faster. */
    private boolean create(Topic topic) {
        NewTopic request = new NewTopic(topic.name(), layout.partitions(), layout.replicas())
                .configs(layout.settings(topic.settings()));
        try {
            get(admin.createTopics(List.of(request)).all(), "create topic " + topic.name());
            return true;
        } catch (TopicSetupException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw e;
        }
    }

    private void awaitVisible(List<Topic> topics) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (!topics.isEmpty() && !visible(topics)) {
            if (System.nanoTime() > deadline) {
                throw new TopicSetupException("new topics had no leader after " + TIMEOUT_SECONDS + " s", null);
            }
            pause();
        }
    }

    private boolean visible(List<Topic> topics) {
        try {
            return describe(topics).values().stream()
                    .flatMap(description -> description.partitions().stream())
                    .allMatch(partition -> partition.leader() != null);
        } catch (TopicSetupException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    private List<TopicProblem> compare(List<Topic> topics) {
        if (topics.isEmpty()) {
            return List.of();
        }
        Map<String, TopicDescription> descriptions = describe(topics);
        Map<ConfigResource, Config> configs = get(
                admin.describeConfigs(topics.stream().map(TopicSetup::resource).toList()).all(), "read the topics' settings");
        TopicComparison comparison = new TopicComparison(layout);
        List<TopicProblem> problems = new ArrayList<>();
        for (Topic topic : topics) {
            problems.addAll(comparison.shape(topic, descriptions.get(topic.name())));
            problems.addAll(comparison.settings(topic, configs.get(resource(topic))));
        }
        return List.copyOf(problems);
    }

    private Map<String, TopicDescription> describe(List<Topic> topics) {
        List<String> names = topics.stream().map(Topic::name).toList();
        return get(admin.describeTopics(names).allTopicNames(), "read the topics").values().stream()
                .collect(Collectors.toMap(TopicDescription::name, Function.identity()));
    }

    private static ConfigResource resource(Topic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }

    private static <T> T get(KafkaFuture<T> answer, String action) {
        try {
            return answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new TopicSetupException("cannot " + action + ": " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new TopicSetupException("cannot " + action + ": no answer within " + TIMEOUT_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TopicSetupException("interrupted while trying to " + action, e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TopicSetupException("interrupted while waiting for new topics", e);
        }
    }
}
