package city.ioc.streams;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Gauges of how far one generation of the pipeline has come, all its instances together. Closing removes them. */
final class PipelineMeters implements AutoCloseable {
    private final MeterRegistry registry;
    private final String generation;
    private final List<Meter> meters = new ArrayList<>();

    /** @param ready 1 when all events are in the figures, 0 otherwise */
    PipelineMeters(MeterRegistry registry, String generation, PipelineProgress progress, DoubleSupplier ready) {
        this.registry = registry;
        this.generation = generation;
        gauge("ready", "1 while every task has an instance and all events are in the figures", ready, null);
        gauge("age.seconds", "how old the latest moment is up to which all events are folded", progress::ageSeconds, null);
        gauge("tasks.unassigned", "tasks that no instance has", progress::unassigned, null);
        progress.topics().forEach(topic ->
                gauge("lag", "records of a topic that the pipeline has not committed", () -> progress.lag(topic), topic));
    }

    private void gauge(String name, String description, DoubleSupplier value, String topic) {
        Gauge.Builder<?> gauge = Gauge.builder("ioc.pipeline." + name, value::getAsDouble)
                .description(description)
                .tag("generation", generation)
                .strongReference(true);
        meters.add((topic == null ? gauge : gauge.tag("topic", topic)).register(registry));
    }

    @Override
    public void close() {
        meters.forEach(registry::remove);
    }
}
