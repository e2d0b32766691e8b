package city.ioc.streams;

import city.ioc.events.Topics;
import city.ioc.profile.FoldRules;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running pipeline of one process: started, watched, and stopped. Its topics must exist. */
public final class StreamsApp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsApp.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final StreamsSettings settings;
    private final String generation;
    private final KafkaStreams streams;
    private final KafkaStreamsMetrics metrics;
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();

    /** @param registry receives the metrics of Kafka Streams until {@link #close} */
    public StreamsApp(FoldRules rules, StreamsSettings settings, MeterRegistry registry) {
        this.settings = settings;
        this.generation = Formats.generation(rules);
        this.streams =
                new KafkaStreams(new PipelineTopology(rules, settings).build(), settings.toProperties(generation));
        this.metrics = new KafkaStreamsMetrics(streams);
        streams.setUncaughtExceptionHandler(error -> {
            LOG.error("the pipeline stops because a stream thread failed", error);
            failure.complete(error);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        metrics.bindTo(registry);
    }

    public void start() {
        LOG.info("starting the pipeline, generation {}", generation);
        streams.start();
    }

    /** Completes with the cause if the pipeline dies; never otherwise. */
    public CompletableFuture<Throwable> failure() {
        return failure;
    }

    /**
     * Why the figures may be behind: the state of the client, partitions that no instance works on, or state that is still
     * restored. Empty when every partition has an active, caught-up task.
     */
    public Optional<String> notReady() {
        KafkaStreams.State state = streams.state();
        if (state != KafkaStreams.State.RUNNING) {
            return Optional.of("the pipeline is " + state);
        }
        Set<TopicPartition> missing = eventPartitions();
        for (StreamsMetadata instance : streams.metadataForAllStreamsClients()) {
            missing.removeAll(instance.topicPartitions());
        }
        streams.metadataForLocalThreads()
                .forEach(thread -> thread.activeTasks().forEach(task -> missing.removeAll(task.topicPartitions())));
        if (!missing.isEmpty()) {
            return Optional.of(missing.size() + " partitions have no active task");
        }
        long behind = streams.allLocalStorePartitionLags().values().stream()
                .flatMap(lags -> lags.values().stream())
                .mapToLong(lag -> lag.offsetLag())
                .sum();
        return behind == 0 ? Optional.empty() : Optional.of("state is restored, " + behind + " records to go");
    }

    private Set<TopicPartition> eventPartitions() {
        Set<TopicPartition> partitions = new HashSet<>();
        Topics.events().forEach(topic -> {
            for (int partition = 0; partition < settings.partitions(); partition++) {
                partitions.add(new TopicPartition(topic.name(), partition));
            }
        });
        return partitions;
    }

    @Override
    public void close() {
        metrics.close();
        if (!streams.close(CloseOptions.timeout(CLOSE_TIMEOUT))) {
            LOG.warn("the pipeline did not stop within {}; its state is restored at the next start", CLOSE_TIMEOUT);
        }
    }
}
