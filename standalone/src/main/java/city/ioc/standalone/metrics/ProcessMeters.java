package city.ioc.standalone.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.logging.LogbackMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.common.utils.AppInfoParser;

/** The metrics that every process has, whatever part it runs: its version, its clock, its JVM and how much it logs. */
public final class ProcessMeters implements AutoCloseable {
    private static final String UNKNOWN = "unknown";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final LogbackMetrics log = new LogbackMetrics();

    public ProcessMeters(Clock clock) {
        registry.config().meterFilter(KafkaClientMeters.filter());
        Gauge.builder("ioc.build.info", () -> 1)
                .description("1, with the versions that run")
                .tag("version", version())
                .tag("kafka", AppInfoParser.getVersion())
                .tag("java", Runtime.version().toString())
                .register(registry);
        Gauge.builder("ioc.clock.seconds", () -> clock.millis() / 1000.0)
                .description("what the clock of this machine says, in seconds since 1970")
                .strongReference(true)
                .register(registry);
        List.of(
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ProcessorMetrics(),
                        new UptimeMetrics(),
                        new FileDescriptorMetrics(),
                        collections,
                        log)
                .forEach(binder -> binder.bindTo(registry));
    }

    /** Takes the meters of the parts as well. */
    public PrometheusMeterRegistry registry() {
        return registry;
    }

    private static String version() {
        String version = ProcessMeters.class.getPackage().getImplementationVersion();
        return version == null ? UNKNOWN : version;
    }

    @Override
    public void close() {
        collections.close();
        log.close();
        registry.close();
    }
}
