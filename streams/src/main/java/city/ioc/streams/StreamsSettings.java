package city.ioc.streams;

import city.ioc.core.GrainPolicy;
import city.ioc.streams.query.Instances;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndFailExceptionHandler;

/**
 * How the pipeline runs; what it computes does not depend on any of this.
 *
 * @param bootstrap      brokers as host:port
 * @param stateDir       local state, one folder for each instance
 * @param threads        stream threads of this instance
 * @param partitions     partitions of every topic of the pipeline
 * @param commitInterval how long changes may wait before readers see them
 * @param exactlyOnce    false only for measurements
 * @param instances      how several instances stand in for each other
 */
public record StreamsSettings(
        String bootstrap,
        Path stateDir,
        int threads,
        int partitions,
        Duration commitInterval,
        boolean exactlyOnce,
        GrainPolicy grains,
        Instances instances) {
    private static final long CACHE_BYTES = 64L << 20;

    /** Survives a long pause of the process. */
    private static final int TRANSACTION_TIMEOUT_MILLIS = 15_000;

    /** Another instance that takes over from a killed one waits at most this long for its open transaction. */
    private static final int SHARED_TRANSACTION_TIMEOUT_MILLIS = 4_000;

    /** How long readers wait, at most, for changes that a quiet pipeline makes. */
    public static final Duration USUAL_COMMIT_INTERVAL = Duration.ofMillis(100);

    private static final Duration LONGEST_COMMIT_INTERVAL = Duration.ofSeconds(3);

    /** One instance alone. */
    public StreamsSettings(
            String bootstrap,
            Path stateDir,
            int threads,
            int partitions,
            Duration commitInterval,
            boolean exactlyOnce,
            GrainPolicy grains) {
        this(bootstrap, stateDir, threads, partitions, commitInterval, exactlyOnce, grains, Instances.ALONE);
    }

    public StreamsSettings {
        if (threads < 1 || partitions < 1) {
            throw new IllegalArgumentException("threads and partitions must be at least 1");
        }
        if (commitInterval.isNegative() || commitInterval.compareTo(LONGEST_COMMIT_INTERVAL) > 0) {
            throw new IllegalArgumentException(
                    "the commit interval must be between 0 and " + LONGEST_COMMIT_INTERVAL + ", was " + commitInterval);
        }
    }

    Properties toProperties(String generation) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId(generation));
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis());
        properties.put(
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                exactlyOnce ? StreamsConfig.EXACTLY_ONCE_V2 : StreamsConfig.AT_LEAST_ONCE);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        properties.put(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndFailExceptionHandler.class);
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "streams");
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 2_000);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 20);
        // With more, a later batch of a new transaction may overtake the first; the broker logs an error and it is sent again.
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 * 1024);
        if (exactlyOnce) {
            properties.put(
                    StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                    instances.endpoint() == null ? TRANSACTION_TIMEOUT_MILLIS : SHARED_TRANSACTION_TIMEOUT_MILLIS);
        }
        return properties;
    }

    /** Name of the streams group and prefix of its internal topics. */
    public static String applicationId(String generation) {
        return "ioc-streams-" + generation;
    }
}
