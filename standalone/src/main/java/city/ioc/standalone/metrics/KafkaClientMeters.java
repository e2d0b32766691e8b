package city.ioc.standalone.metrics;

import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which of the metrics of Kafka's own clients are kept. They have hundreds, many for each store of each partition, which would be
 * nine tenths of all that is scraped; these are the ones that rules, dashboards and the runbook look at.
 */
final class KafkaClientMeters {
    private static final String ALL = "kafka.";
    private static final String TOTAL = ".total";

    private static final Set<String> KEPT = Stream.of(
                    "kafka.consumer.coordinator.last.rebalance.seconds.ago",
                    "kafka.consumer.coordinator.rebalance.total",
                    "kafka.consumer.fetch.manager.records.lag",
                    "kafka.producer.record.error.total",
                    "kafka.producer.record.retry.total",
                    "kafka.producer.record.send.total",
                    "kafka.producer.request.latency.max",
                    "kafka.stream.alive.stream.threads",
                    "kafka.stream.case.alerted.total",
                    "kafka.stream.case.duplicate.total",
                    "kafka.stream.case.folded.total",
                    "kafka.stream.case.rejected.total",
                    "kafka.stream.case.sampled.total",
                    "kafka.stream.case.sampled.late.total",
                    "kafka.stream.client.state",
                    "kafka.stream.failed.stream.threads.total",
                    "kafka.stream.processor.node.record.e2e.latency.max",
                    "kafka.stream.state.block.cache.usage",
                    "kafka.stream.state.estimate.num.keys",
                    "kafka.stream.state.total.sst.files.size",
                    "kafka.stream.state.updater.active.restoring.tasks",
                    "kafka.stream.state.updater.standby.updating.tasks",
                    "kafka.stream.task.restore.remaining.records.total",
                    "kafka.stream.task.restore.total",
                    "kafka.stream.thread.commit.latency.avg",
                    "kafka.stream.thread.commit.latency.max",
                    "kafka.stream.thread.commit.total")
            .map(KafkaClientMeters::withoutTotal)
            .collect(Collectors.toUnmodifiableSet());

    private KafkaClientMeters() {}

    /** Refuses all others, and lets what is not of a Kafka client pass. */
    static MeterFilter filter() {
        return MeterFilter.deny(id -> id.getName().startsWith(ALL) && !KEPT.contains(withoutTotal(id.getName())));
    }

    /** Their names, without the ending of totals. */
    static Stream<String> kept() {
        return KEPT.stream();
    }

    /** The ending comes and goes on the way of a name from Kafka to Prometheus. */
    private static String withoutTotal(String name) {
        return name.endsWith(TOTAL) ? name.substring(0, name.length() - TOTAL.length()) : name;
    }
}
