package city.ioc.standalone.pipeline;

import city.ioc.core.alerts.Alert;
import city.ioc.core.alerts.AlertChange;
import city.ioc.events.Topics;
import city.ioc.streams.Formats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** All that one generation has told of alerts, from the beginning. */
final class AlertHistory implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, List<Alert>> told = new TreeMap<>();

    /** @param isolation {@code read_committed}, or {@code read_uncommitted} to see also what was told in vain */
    AlertHistory(String bootstrap, String generation, String isolation) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "isolation.level", isolation),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.alerts(generation).name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads what has come, until nothing more comes for a moment. */
    AlertHistory refresh() {
        int read;
        do {
            read = 0;
            for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                told.computeIfAbsent(record.key(), id -> new ArrayList<>()).add(Formats.ALERT.decode(record.value()));
                read++;
            }
        } while (read > 0);
        return this;
    }

    /** Every record of each alert, in order, by its id. */
    Map<String, List<Alert>> told() {
        return told;
    }

    /**
     * Alerts of which something was told twice: a record like the one before, one with another past, or an episode that was raised again. A record
     * may tell more of an episode, such as its end, without a new change.
     */
    List<String> repeated() {
        List<String> repeated = new ArrayList<>();
        told.forEach((id, records) -> {
            for (int i = 1; i < records.size(); i++) {
                Alert before = records.get(i - 1);
                Alert now = records.get(i);
                if (now.equals(before) || !isContinued(before.changes(), now.changes())) {
                    repeated.add(id + ": " + before + " then " + now);
                }
            }
            List<Integer> raised = records.getLast().changes().stream()
                    .filter(change -> change.kind() == AlertChange.Kind.RAISED)
                    .map(AlertChange::episode)
                    .toList();
            if (Set.copyOf(raised).size() < raised.size()) {
                repeated.add(id + ": raised in episodes " + raised);
            }
        });
        return repeated;
    }

    private static boolean isContinued(List<AlertChange> before, List<AlertChange> now) {
        return now.size() >= before.size() && now.subList(0, before.size()).equals(before);
    }

    /** What is wrong with an alert that shall have been raised once, for one episode from an instant on; null when nothing. */
    String problemOfOne(String id, long from) {
        List<Alert> records = told.get(id);
        if (records == null) {
            return "never told";
        }
        Alert last = records.getLast();
        long raised = last.changes().stream().filter(change -> change.kind() == AlertChange.Kind.RAISED).count();
        return raised == 1 && last.episode() == 1 && last.from() == from ? null : "told as " + last;
    }

    int records() {
        return told.values().stream().mapToInt(List::size).sum();
    }

    /** How many alerts are, as told last, as asked. */
    long count(Predicate<Alert> latest) {
        return told.values().stream().map(List::getLast).filter(latest).count();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
