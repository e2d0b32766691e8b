package city.ioc.dashboards.feed;

import city.ioc.dashboards.alerts.AlertTable;
import city.ioc.dashboards.cases.CaseTable;
import city.ioc.dashboards.cube.Cube;
import city.ioc.dashboards.figures.Figures;
import city.ioc.events.Topics;
import city.ioc.streams.CellKey;
import city.ioc.streams.Formats;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the cells, summaries, alerts and health of one generation into {@link Figures}, from the beginning and on, committed records only. It
 * needs no consumer group and leaves nothing behind, so any number may run and start anew at any time. When the brokers are out
 * of reach it tries again for ever and keeps what it has; when the topics are no longer those it has read, it starts over.
 */
public final class DerivedTopics implements Feed {
    private static final Logger LOG = LoggerFactory.getLogger(DerivedTopics.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PROBE_INTERVAL = Duration.ofMillis(500);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final String cellsTopic;
    private final String casesTopic;
    private final String healthTopic;
    private final String alertsTopic;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Figures figures;
    private final Clock clock;
    private final Thread thread;
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    private volatile boolean closed;
    private volatile Consumer<byte[], byte[]> current;
    private volatile FeedStatus status = FeedStatus.STARTING;

    // What the brokers had at the last probe, until all of it is read.
    private Map<TopicPartition, Long> wanted;
    private Instant wantedSince;
    private Instant nextProbe = Instant.MIN;

    /**
     * @param bootstrap brokers as host:port
     * @param generation whose topics to read
     */
    public DerivedTopics(String bootstrap, String generation, Figures figures, Clock clock) {
        this(() -> new KafkaConsumer<>(properties(bootstrap, generation)), generation, figures, clock);
    }

    /** @param consumers a new consumer for each attempt */
    DerivedTopics(
            Supplier<Consumer<byte[], byte[]>> consumers, String generation, Figures figures, Clock clock) {
        cellsTopic = Topics.kpiCells(generation).name();
        casesTopic = Topics.caseSummaries(generation).name();
        healthTopic = Topics.serviceHealth(generation).name();
        alertsTopic = Topics.alerts(generation).name();
        this.consumers = consumers;
        this.figures = figures;
        this.clock = clock;
        thread = new Thread(this::run, "derived-topics");
        thread.setDaemon(true);
    }

    private static Properties properties(String bootstrap, String generation) {
        Properties properties = new Properties();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "ioc-dashboards-" + generation);
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        properties.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        return properties;
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public FeedStatus status() {
        return status;
    }

    @Override
    public void close() {
        closed = true;
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        LockSupport.unpark(thread);
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException e) {
                LOG.debug("Woken up to close", e);
            } catch (InvalidOffsetException e) {
                LOG.warn("The topics are not those read so far; reading them from the beginning: {}", e.getMessage());
                startOver();
            } catch (RuntimeException e) {
                if (!e.toString().equals(status.problem())) {
                    LOG.warn("Reading the derived topics failed; trying again", e);
                }
                fail(e.toString());
            } finally {
                current = null;
            }
            if (!closed) {
                LockSupport.parkNanos(RETRY.toNanos());
            }
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = partitions(consumer);
        if (partitions.isEmpty()) {
            return;
        }
        consumer.assign(partitions);
        for (TopicPartition partition : partitions) {
            Long position = positions.get(partition);
            if (position == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, position);
            }
        }
        while (!closed) {
            probe(consumer, partitions);
            apply(consumer.poll(POLL));
            partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
            judge();
        }
    }

    /** Empty while the topics do not exist. */
    private List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : List.of(cellsTopic, casesTopic, healthTopic, alertsTopic)) {
            List<PartitionInfo> infos = consumer.partitionsFor(topic);
            if (infos == null || infos.isEmpty()) {
                fail("topic " + topic + " does not exist yet");
                return List.of();
            }
            infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        return partitions;
    }

    /** Asks the brokers where the topics end: the proof that they are there, and what is to be read. */
    private void probe(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        Instant now = clock.instant();
        if (wanted == null && !now.isBefore(nextProbe)) {
            wanted = consumer.endOffsets(partitions, PROBE_TIMEOUT);
            wantedSince = now;
            nextProbe = now.plus(PROBE_INTERVAL);
        }
    }

    private void apply(ConsumerRecords<byte[], byte[]> records) {
        if (records.isEmpty()) {
            return;
        }
        List<Cube.Cell> cells = new ArrayList<>();
        List<CaseTable.Case> cases = new ArrayList<>();
        List<AlertTable.Entry> alerts = new ArrayList<>();
        long latest = Long.MIN_VALUE;
        try (LongDeserializer longs = new LongDeserializer()) {
            for (ConsumerRecord<byte[], byte[]> record : records) {
                latest = Math.max(latest, record.timestamp());
                if (record.topic().equals(cellsTopic)) {
                    long value = record.value() == null ? 0 : longs.deserialize(cellsTopic, record.value());
                    cells.add(new Cube.Cell(CellKey.fromBytes(record.key()), value));
                } else if (record.topic().equals(casesTopic)) {
                    cases.add(readCase(record));
                } else if (record.topic().equals(alertsTopic)) {
                    alerts.add(readAlert(record));
                } else if (record.value() != null) {
                    figures.health().put(Formats.SERVICE_HEALTH.decode(record.value()));
                }
            }
        }
        figures.applyCases(cases);
        figures.applyCells(cells);
        figures.alerts().apply(alerts);
        FeedStatus before = status;
        if (before.ready()) { // what is read at the start arrived long ago
            long now = clock.millis();
            records.records(cellsTopic).forEach(record -> figures.delays().add(now - record.timestamp()));
        }
        Instant lastRecordAt = Instant.ofEpochMilli(latest);
        status = new FeedStatus(
                before.ready(),
                before.completeAsOf(),
                before.lastRecordAt() == null || before.lastRecordAt().isBefore(lastRecordAt)
                        ? lastRecordAt
                        : before.lastRecordAt(),
                before.records() + records.count(),
                before.lag(),
                null);
    }

    private static CaseTable.Case readCase(ConsumerRecord<byte[], byte[]> record) {
        return new CaseTable.Case(
                text(record.key()), record.value() == null ? null : Formats.CASE_SUMMARY.decode(record.value()));
    }

    private static AlertTable.Entry readAlert(ConsumerRecord<byte[], byte[]> record) {
        return new AlertTable.Entry(
                text(record.key()), record.value() == null ? null : Formats.ALERT.decode(record.value()));
    }

    private static String text(byte[] key) {
        return new String(key, StandardCharsets.UTF_8);
    }

    /** Whether all that was wanted is read. */
    private void judge() {
        if (wanted == null) {
            return;
        }
        long lag = 0;
        for (Map.Entry<TopicPartition, Long> end : wanted.entrySet()) {
            lag += Math.max(0, end.getValue() - positions.getOrDefault(end.getKey(), 0L));
        }
        FeedStatus before = status;
        boolean complete = lag == 0;
        if (complete && !before.ready()) {
            LOG.info("Read {} records of the derived topics; figures are complete", before.records());
        }
        status = new FeedStatus(
                before.ready() || complete,
                complete ? wantedSince : before.completeAsOf(),
                before.lastRecordAt(),
                before.records(),
                lag,
                null);
        if (complete) {
            wanted = null;
        }
    }

    private void fail(String problem) {
        FeedStatus before = status;
        wanted = null;
        status = new FeedStatus(
                before.ready(), before.completeAsOf(), before.lastRecordAt(), before.records(), before.lag(), problem);
    }

    private void startOver() {
        positions.clear();
        wanted = null;
        status = new FeedStatus(false, null, null, 0, 0, "starting over");
        figures.clear();
    }
}
