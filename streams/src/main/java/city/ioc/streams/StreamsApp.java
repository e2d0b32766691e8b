package city.ioc.streams;

import city.ioc.profile.FoldRules;
import city.ioc.profile.Units;
import city.ioc.streams.query.CaseEndpoint;
import city.ioc.streams.query.CaseQuery;
import city.ioc.streams.query.CaseSource;
import city.ioc.streams.query.CaseStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running pipeline of one process: started, watched, and stopped. Its topics must exist. */
public final class StreamsApp implements Pipeline {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsApp.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final String generation;
    private final StreamsSettings settings;
    private final KafkaStreams streams;
    private final KafkaStreamsMetrics metrics;
    private final PipelineProgress progress;
    private final PipelineMeters meters;
    private final CaseQuery cases;
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();

    /** @param registry receives the metrics of Kafka Streams and of the pipeline until {@link #close} */
    public StreamsApp(FoldRules rules, Units units, StreamsSettings settings, MeterRegistry registry, Clock clock) {
        this.generation = Formats.generation(rules);
        this.settings = settings;
        Optional<CaseEndpoint> endpoint =
                Optional.ofNullable(settings.instances().endpoint()).map(each -> new CaseEndpoint(each, generation));
        Properties properties = settings.toProperties(generation);
        endpoint.ifPresent(each -> properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, each.hostAndPort()));
        this.streams = new KafkaStreams(new PipelineTopology(rules, units, settings).build(), properties);
        this.metrics = new KafkaStreamsMetrics(streams);
        streams.setUncaughtExceptionHandler(error -> {
            LOG.error("the pipeline stops because a stream thread failed", error);
            failure.complete(error);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        metrics.bindTo(registry);
        this.progress = new PipelineProgress(settings.bootstrap(), generation, settings.partitions(), clock);
        this.meters = new PipelineMeters(registry, generation, progress, () -> notReady().isEmpty() ? 1 : 0);
        CaseStore store = new CaseStore(
                StateStores.CASES, settings.partitions(), value -> Formats.KNOWN_CASE.decode(value).events());
        this.cases = new CaseQuery(endpoint, generation, streams, store, this::notReady);
    }

    @Override
    public void start() {
        LOG.info("starting the pipeline, generation {}", generation);
        if (settings.instances().endpoint() != null) {
            StandbyCopies.set(
                    settings.bootstrap(),
                    StreamsSettings.applicationId(generation),
                    settings.instances().standbys());
        }
        try {
            streams.start(); // opens the stores that are there
        } catch (StreamsException e) {
            failure.complete(e);
            close();
            throw e;
        }
        cases.start();
        progress.start();
    }

    /** Completes with the cause if the pipeline dies; never otherwise. */
    public CompletableFuture<Throwable> failure() {
        return failure;
    }

    @Override
    public Optional<String> notReady() {
        KafkaStreams.State state = streams.state();
        return state == KafkaStreams.State.RUNNING ? progress.notReady() : Optional.of("the pipeline is " + state);
    }

    @Override
    public Instant completeAsOf() {
        return progress.completeAsOf();
    }

    @Override
    public Optional<FoldedEvents> folded() {
        return progress.folded();
    }

    @Override
    public CaseSource cases() {
        return cases;
    }

    @Override
    public void close() {
        cases.close();
        meters.close();
        progress.close();
        metrics.close();
        if (!streams.close(CloseOptions.timeout(CLOSE_TIMEOUT))) {
            LOG.warn("the pipeline did not stop within {}; its state is restored at the next start", CLOSE_TIMEOUT);
        } else if (failure.isDone() && DamagedState.isCauseOf(failure.join())) {
            LOG.warn("local state in {} is damaged and is removed; the next start restores it from the brokers", settings.stateDir());
            streams.cleanUp();
        }
    }
}
