package city.ioc.standalone.pipeline;

import city.ioc.events.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Follows the committed summaries of cases as a reader does: how long it hears nothing of a partition, and how long the first event of a case takes from
 * when it was to be sent, the waiting of a sender that is told to come back included, to its summary.
 */
final class EndToEnd implements AutoCloseable {
    /** @param sentNanos when it was to be sent, by {@link System#nanoTime} */
    private record Taken(long sentNanos, long nanos) {}

    /** Nothing was heard of a partition for a while. */
    private record Pause(long fromNanos, long toNanos) {}

    private static final long WORTH_NOTING = 200_000_000;

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<Integer, Long> heard = new ConcurrentHashMap<>();
    private final List<Pause> pauses = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> due = new ConcurrentHashMap<>();
    private final List<Taken> taken = Collections.synchronizedList(new ArrayList<>());

    EndToEnd(String bootstrap, String generation) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrap,
                        "isolation.level", "read_committed",
                        "fetch.max.wait.ms", 20,
                        "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.caseSummaries(generation).name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(partition -> {
            consumer.position(partition);
            heard.put(partition.partition(), System.nanoTime());
        });
        Thread.ofPlatform().daemon().name("end-to-end").start(this::read);
    }

    /** An event of a case is to be sent now; the first one counts. */
    void sent(String subject) {
        if (known.add(subject)) {
            due.put(subject, System.nanoTime());
        }
    }

    private void read() {
        try {
            while (true) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    hear(record.partition());
                    Long sent = due.remove(record.key());
                    if (sent != null) {
                        taken.add(new Taken(sent, System.nanoTime() - sent));
                    }
                }
            }
        } catch (WakeupException e) {
            consumer.close();
        }
    }

    private void hear(int partition) {
        long now = System.nanoTime();
        Long before = heard.put(partition, now);
        if (now - before > WORTH_NOTING) {
            pauses.add(new Pause(before, now));
        }
    }

    /** How long the partition has been quiet that has been so for longest. */
    Duration quiet() {
        long now = System.nanoTime();
        return Duration.ofNanos(heard.values().stream().mapToLong(at -> now - at).max().orElseThrow());
    }

    /** The longest time in a stretch of time during which nothing was heard of a partition, while there was something to be heard. */
    Duration longestPause(long fromNanos, long toNanos) {
        synchronized (pauses) {
            return Duration.ofNanos(pauses.stream()
                    .mapToLong(pause -> Math.min(pause.toNanos(), toNanos) - Math.max(pause.fromNanos(), fromNanos))
                    .filter(nanos -> nanos > 0)
                    .max()
                    .orElse(0));
        }
    }

    /** Of those that were to be sent in a stretch of time and have come; ascending. */
    Percentiles between(long fromNanos, long toNanos) {
        synchronized (taken) {
            return new Percentiles(taken.stream()
                    .filter(each -> each.sentNanos() >= fromNanos && each.sentNanos() < toNanos)
                    .map(Taken::nanos)
                    .sorted()
                    .toList());
        }
    }

    /** @param nanos ascending */
    record Percentiles(List<Long> nanos) {

        /** In milliseconds, by nearest rank; -1 of nothing. */
        long of(int percent) {
            return nanos.isEmpty()
                    ? -1
                    : nanos.get(Math.max(0, Math.ceilDiv(percent * nanos.size(), 100) - 1)) / 1_000_000;
        }

        @Override
        public String toString() {
            return nanos.isEmpty() ? "none" : of(50) + " / " + of(99);
        }
    }

    @Override
    public void close() {
        consumer.wakeup(); // the thread closes it
    }
}
