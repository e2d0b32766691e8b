package city.ioc.dashboards.journal;

import city.ioc.audit.AuditEntry;
import city.ioc.dashboards.feed.TopicFollower;
import city.ioc.events.Topics;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the newest rejections and entries of the audit trail, and on, committed records only. Leaves no group and no offset behind; when
 * the brokers are out of reach, it tries again for ever and keeps what it has.
 */
public final class KafkaJournal implements JournalSource, TopicFollower.Reading {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String REJECTED = Topics.REJECTED.name();
    private static final String AUDIT = Topics.AUDIT.name();

    /** No decision about a rejection that is still kept is older than that. */
    private static final Duration DECISIONS =
            Duration.ofMillis(Long.parseLong(Topics.REJECTED.settings().get("retention.ms")));

    private final String bootstrap;
    private final Clock clock;
    private final TopicFollower follower;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private RejectionTable rejections;
    private AuditTable audit;
    private Map<TopicPartition, Long> ends = Map.of();
    private volatile boolean read;

    /** @param bootstrap brokers as host:port */
    public KafkaJournal(String bootstrap, Clock clock) {
        this.bootstrap = bootstrap;
        this.clock = clock;
        follower = new TopicFollower("journal", this::consumer, this);
    }

    private Consumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ConsumerConfig.CLIENT_ID_CONFIG, "ioc-journal",
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false,
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000));
    }

    @Override
    public void start(RejectionTable intoRejections, AuditTable intoAudit) {
        rejections = intoRejections;
        audit = intoAudit;
        follower.start();
    }

    @Override
    public boolean isRead() {
        return read;
    }

    @Override
    public Optional<String> payload(Rejection rejection) {
        TopicPartition partition = new TopicPartition(REJECTED, rejection.at().partition());
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, rejection.at().offset());
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < PATIENCE.toNanos()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    return record.offset() == rejection.at().offset()
                            ? Optional.ofNullable(Rejection.payload(record.value()))
                            : Optional.empty();
                }
            }
            return Optional.empty();
        } catch (InvalidOffsetException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("a report that was JSON is none", e);
        }
    }

    @Override
    public boolean begin(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : List.of(REJECTED, AUDIT)) {
            List<PartitionInfo> infos = consumer.partitionsFor(topic);
            if (infos == null || infos.isEmpty()) {
                return false;
            }
            infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        consumer.assign(partitions);
        ends = consumer.endOffsets(partitions);
        if (positions.isEmpty()) {
            positions.putAll(starts(consumer, partitions));
        }
        positions.forEach(consumer::seek);
        return true;
    }

    @Override
    public void step(Consumer<byte[], byte[]> consumer) {
        consumer.poll(POLL).forEach(this::take);
        positions.replaceAll((partition, position) -> consumer.position(partition));
        read |= ends.entrySet().stream().allMatch(end -> positions.get(end.getKey()) >= end.getValue());
    }

    @Override
    public void startOver() {
        read = false;
        positions.clear();
        rejections.clear();
        audit.clear();
    }

    /** What was read is kept and shown meanwhile. */
    @Override
    public void failed(String problem) {}

    /** The newest of each; of the trail at least as much as holds all decisions that matter. */
    private Map<TopicPartition, Long> starts(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
        starts.replaceAll((partition, first) -> Math.max(first, ends.get(partition) - Journal.MOST));
        Map<TopicPartition, Long> since = new HashMap<>();
        partitions.stream()
                .filter(partition -> partition.topic().equals(AUDIT))
                .forEach(partition -> since.put(partition, clock.instant().minus(DECISIONS).toEpochMilli()));
        for (Map.Entry<TopicPartition, OffsetAndTimestamp> found : consumer.offsetsForTimes(since).entrySet()) {
            if (found.getValue() != null) {
                starts.merge(found.getKey(), found.getValue().offset(), Math::min);
            }
        }
        return starts;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        if (record.topic().equals(REJECTED)) {
            Rejection.read(record.value(), new Rejection.Place(record.partition(), record.offset())).ifPresent(rejections::add);
        } else {
            AuditEntry.read(record.value()).ifPresent(entry -> {
                audit.add(entry);
                rejections.decide(entry);
            });
        }
    }

    @Override
    public void close() {
        follower.close();
    }
}
