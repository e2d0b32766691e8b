package city.ioc.standalone.generations;

import city.ioc.events.Topic;
import city.ioc.events.Topics;
import city.ioc.streams.StreamsSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * What a generation that does not run leaves on brokers and disk: offsets, topics, state. The offsets go first: with them and without
 * the rest, a later start of the generation would go on where it had stopped, with nothing before.
 */
final class Remains {
    private static final long ANSWER_SECONDS = 30;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Admin admin;
    private final Path states;

    /** @param states where the stream processors keep theirs */
    Remains(Admin admin, Path states) {
        this.admin = admin;
        this.states = states;
    }

    /** Whether there is any of its topics. */
    boolean exist(String generation) {
        return topics(generation).findAny().isPresent();
    }

    /** @throws IllegalStateException when something is left */
    void remove(String generation) {
        String application = StreamsSettings.applicationId(generation);
        removeGroup(application);
        List<String> topics = topics(generation).toList();
        if (!topics.isEmpty()) {
            delete(topics);
        }
        Folders.delete(states.resolve(application));
    }

    /** A member that was killed belongs to its group until its session has ended. */
    private void removeGroup(String application) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try {
                get(admin.deleteStreamsGroups(List.of(application)).all());
                return;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof GroupIdNotFoundException) {
                    return;
                }
                if (!(e.getCause() instanceof GroupNotEmptyException) || System.nanoTime() > deadline) {
                    throw failed(e.getCause());
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private Stream<String> topics(String generation) {
        Set<String> derived = Topics.derived(generation).stream().map(Topic::name).collect(Collectors.toSet());
        String internal = StreamsSettings.applicationId(generation) + "-";
        return names().filter(name -> derived.contains(name) || name.startsWith(internal));
    }

    private Stream<String> names() {
        try {
            return get(admin.listTopics().names()).stream();
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        }
    }

    private void delete(List<String> topics) {
        try {
            get(admin.deleteTopics(topics).all());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw failed(e.getCause());
            }
        }
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (names().anyMatch(topics::contains)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("deleted topics did not go away: " + topics);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static <T> T get(KafkaFuture<T> answer) throws ExecutionException {
        try {
            return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(e);
        }
    }

    private static IllegalStateException failed(Throwable cause) {
        return new IllegalStateException("what is left of a generation could not be removed: " + cause.getMessage(), cause);
    }
}
