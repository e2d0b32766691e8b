package city.ioc.dashboards.feed;

import city.ioc.alerts.AlertRules;
import city.ioc.core.alerts.Alert;
import city.ioc.dashboards.TestAlerts;
import city.ioc.dashboards.Testing;
import city.ioc.dashboards.cases.CaseTable;
import city.ioc.dashboards.cube.Cube;
import city.ioc.dashboards.figures.Figures;
import city.ioc.events.DossierEvent.Channel;
import city.ioc.events.Topics;
import city.ioc.streams.Formats;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static city.ioc.dashboards.Testing.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class DerivedTopicsTest {
    private static final TopicPartition CELLS = new TopicPartition(Topics.kpiCells("g").name(), 0);
    private static final TopicPartition CASES = new TopicPartition(Topics.caseSummaries("g").name(), 0);
    private static final TopicPartition HEALTH = new TopicPartition(Topics.serviceHealth("g").name(), 0);
    private static final TopicPartition ALERTS = new TopicPartition(Topics.alerts("g").name(), 0);

    private final Figures figures = new Figures(Testing.ZONE, AlertRules.NONE);
    private final BlockingQueue<MockConsumer<byte[], byte[]>> consumers = new LinkedBlockingQueue<>();
    private final DerivedTopics feed = new DerivedTopics(this::next, "g", figures, Clock.systemUTC());
    private final CaseTable.Case dossier = Testing.dossier(
            "D1", "a", Channel.DESK, "p", at("2026-02-02T08:00"), at("2026-02-10T00:00"), null);

    @AfterEach
    void close() {
        feed.close();
    }

    private Consumer<byte[], byte[]> next() {
        MockConsumer<byte[], byte[]> consumer = consumers.poll();
        if (consumer == null) {
            throw new KafkaException("no broker");
        }
        return consumer;
    }

    private static MockConsumer<byte[], byte[]> consumer(long cellsEnd, long casesEnd) {
        return consumer(cellsEnd, casesEnd, 0);
    }

    private static MockConsumer<byte[], byte[]> consumer(long cellsEnd, long casesEnd, long alertsEnd) {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
        for (TopicPartition each : List.of(CELLS, CASES, HEALTH, ALERTS)) {
            consumer.updatePartitions(each.topic(), List.of(new PartitionInfo(each.topic(), 0, null, null, null)));
        }
        consumer.updateBeginningOffsets(Map.of(CELLS, 0L, CASES, 0L, HEALTH, 0L, ALERTS, 0L));
        consumer.updateEndOffsets(Map.of(CELLS, cellsEnd, CASES, casesEnd, HEALTH, 0L, ALERTS, alertsEnd));
        return consumer;
    }

    private void addCase(MockConsumer<byte[], byte[]> consumer, long offset) {
        consumer.schedulePollTask(() -> consumer.addRecord(new ConsumerRecord<>(
                CASES.topic(),
                0,
                offset,
                dossier.id().getBytes(StandardCharsets.UTF_8),
                Formats.CASE_SUMMARY.encode(dossier.summary()))));
    }

    private void addCells(MockConsumer<byte[], byte[]> consumer, boolean removed) {
        consumer.schedulePollTask(() -> {
            long offset = removed ? 4 : 0;
            for (Cube.Cell cell : Testing.cells(List.of(dossier))) {
                byte[] value = removed ? null : ByteBuffer.allocate(8).putLong(cell.value()).array();
                consumer.addRecord(new ConsumerRecord<>(CELLS.topic(), 0, offset++, cell.key().toBytes(), value));
            }
        });
    }

    @Test
    void isReadyOnceAllThatWasThereIsRead() {
        MockConsumer<byte[], byte[]> consumer = consumer(4, 1);
        consumers.add(consumer);
        addCells(consumer, false);
        feed.start();
        await().until(() -> figures.cube().size() == 4);
        assertThat(feed.status().ready()).isFalse();

        addCase(consumer, 0);
        await().until(() -> feed.status().ready());
        assertThat(figures.cases().size()).isEqualTo(1);
        assertThat(feed.status().lag()).isZero();
        assertThat(feed.status().completeAsOf()).isNotNull();
        assertThat(figures.changes().take()).isEqualTo(Set.of("a"));
    }

    @Test
    void delaysAreToldOfWhatComesAfterTheStartOnly() {
        List<Long> delays = new CopyOnWriteArrayList<>();
        figures.delays().tell(delays::add);
        MockConsumer<byte[], byte[]> consumer = consumer(4, 0);
        consumers.add(consumer);
        addCells(consumer, false);
        feed.start();
        await().until(() -> feed.status().ready());
        assertThat(delays).isEmpty();

        Cube.Cell cell = Testing.cells(List.of(dossier)).getFirst();
        long arrived = System.currentTimeMillis() - 7_000;
        consumer.schedulePollTask(() -> consumer.addRecord(new ConsumerRecord<>(
                CELLS.topic(), 0, 4, arrived, TimestampType.CREATE_TIME, 8, 8, cell.key().toBytes(),
                ByteBuffer.allocate(8).putLong(2).array(), new RecordHeaders(), Optional.empty())));

        await().untilAsserted(() -> assertThat(delays).singleElement().satisfies(millis -> assertThat(millis).isBetween(7_000L, 60_000L)));
    }

    @Test
    void aRemovedCellGoes() {
        MockConsumer<byte[], byte[]> consumer = consumer(8, 0);
        consumers.add(consumer);
        addCells(consumer, false);
        addCells(consumer, true);
        feed.start();

        await().until(() -> feed.status().ready());
        assertThat(figures.cube().size()).isZero();
    }

    @Test
    void keepsWhatItHasWhileTheBrokersAreAwayAndGoesOnWhereItWas() {
        MockConsumer<byte[], byte[]> first = consumer(4, 0);
        consumers.add(first);
        addCells(first, false);
        feed.start();
        await().until(() -> feed.status().ready());
        first.schedulePollTask(() -> first.setPollException(new KafkaException("connection lost")));
        await().until(() -> feed.status().problem() != null);
        assertThat(feed.status().ready()).isTrue();
        assertThat(figures.cube().size()).isEqualTo(4);

        MockConsumer<byte[], byte[]> second = consumer(4, 1);
        addCase(second, 0);
        consumers.add(second);
        await().until(() -> figures.cases().size() == 1);
        assertThat(second.position(CELLS)).isEqualTo(4);
        assertThat(feed.status().problem()).isNull();
    }

    @Test
    void startsOverWhenTheTopicsAreNoLongerThoseItHasRead() {
        MockConsumer<byte[], byte[]> first = consumer(4, 0);
        consumers.add(first);
        addCells(first, false);
        feed.start();
        await().until(() -> feed.status().ready());
        first.schedulePollTask(() -> first.setPollException(new OffsetOutOfRangeException(Map.of(CELLS, 4L))));
        await().until(() -> !feed.status().ready());
        assertThat(figures.cube().size()).isZero();

        MockConsumer<byte[], byte[]> second = consumer(0, 1);
        addCase(second, 0);
        consumers.add(second);
        await().until(() -> feed.status().ready());
        assertThat(figures.cases().size()).isEqualTo(1);
    }

    @Test
    void anAlertIsTheLatestOfItsKeyAndGoesWhenItIsRemoved() {
        Alert alert = TestAlerts.ofCase("D1", "overdue", "a").alert();
        MockConsumer<byte[], byte[]> consumer = consumer(0, 0, 2);
        consumers.add(consumer);
        consumer.schedulePollTask(() -> consumer.addRecord(alertRecord(0, Formats.ALERT.encode(alert))));
        feed.start();
        await().until(() -> figures.alerts().find("D1!overdue").isPresent());
        assertThat(figures.alerts().find("D1!overdue")).contains(alert);

        consumer.schedulePollTask(() -> consumer.addRecord(alertRecord(1, null)));
        await().until(() -> feed.status().ready());
        assertThat(figures.alerts().size()).isZero();
    }

    private static ConsumerRecord<byte[], byte[]> alertRecord(long offset, byte[] value) {
        return new ConsumerRecord<>(ALERTS.topic(), 0, offset, "D1!overdue".getBytes(StandardCharsets.UTF_8), value);
    }
}
