package city.ioc.benchmarks;

import city.ioc.events.InvalidEventException;
import city.ioc.events.Topic;
import city.ioc.events.Topics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What the event topics hold, for one consumer without a group.
 *
 * @param count records in all of them together
 */
record StoredEvents(String bootstrap, int count) {

    /** Takes the records one by one. */
    interface Reader {
        void read(ConsumerRecord<byte[], byte[]> event) throws InvalidEventException;
    }

    /** Each of them once, in the order of its partition. */
    void forEach(Reader reader) throws InvalidEventException {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest", "max.poll.records", 2_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(Topics.events().stream()
                    .map(Topic::name)
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList());
            int read = 0;
            while (read < count) {
                for (ConsumerRecord<byte[], byte[]> event : consumer.poll(Duration.ofSeconds(1))) {
                    reader.read(event);
                    read++;
                }
            }
        }
    }
}
