package city.ioc.producers.gateway;

import city.ioc.events.Event;
import city.ioc.events.EventType;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** What the gateway counts. Every label has a fixed set of values, whatever is sent. */
final class GatewayMetrics {
    private static final String OTHER = "other";
    private static final Set<String> ATTRIBUTES = attributes();

    /** The bounds of buckets. */
    private static final Duration[] TIMES = IntStream.of(10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;

    /** @param ready whether Kafka answers; asked at each scrape */
    GatewayMetrics(MeterRegistry registry, Admission admission, BooleanSupplier ready) {
        this.registry = registry;
        Gauge.builder("ioc.gateway.requests.active", admission, Admission::requests)
                .description("Requests with events being handled")
                .register(registry);
        Gauge.builder("ioc.gateway.ready", () -> ready.getAsBoolean() ? 1 : 0)
                .description("1 while Kafka answers and has every topic of events")
                .strongReference(true)
                .register(registry);
        Gauge.builder("ioc.gateway.bytes.held", admission, Admission::bytes)
                .description("Bytes of bodies being handled")
                .register(registry);
    }

    void count(Judgement judgement, boolean stored) {
        Map<EventType, Integer> byType = new EnumMap<>(EventType.class);
        for (Event event : judgement.good()) {
            byType.merge(event.type(), 1, Integer::sum);
        }
        byType.forEach((type, n) -> events(stored ? "accepted" : "unconfirmed", type.wireName(), n));
        if (stored) {
            judgement.refused().forEach(this::refused);
        }
    }

    void answered(int status, Duration taken) {
        Timer.builder("ioc.gateway.requests")
                .description("Requests with events, by status of the answer")
                .tag("status", Integer.toString(status))
                .serviceLevelObjectives(TIMES)
                .register(registry)
                .record(taken);
    }

    private void refused(Judgement.Refusal refusal) {
        String type = refusal.type() == null || EventType.ofWireName(refusal.type()).isEmpty() ? OTHER : refusal.type();
        events("refused", type, 1);
        registry.counter("ioc.gateway.refused", "attribute", attributeOf(refusal.reason())).increment();
    }

    private void events(String outcome, String type, int n) {
        registry.counter("ioc.gateway.events", "outcome", outcome, "type", type).increment(n);
    }

    /** The attribute that a reason begins with, without what lies below it; {@code other} for any that is not ours. */
    static String attributeOf(String reason) {
        int colon = reason.indexOf(": ");
        String path = colon < 0 ? "" : reason.substring(0, colon).replace("\"", "");
        while (!path.isEmpty() && !ATTRIBUTES.contains(path)) {
            path = path.substring(0, Math.max(0, path.lastIndexOf('.')));
        }
        return path.isEmpty() ? OTHER : path;
    }

    private static Set<String> attributes() {
        Set<String> names = new HashSet<>(List.of(
                "specversion", "id", "source", "type", "subject", "time", "recordedtime", "sequence", "traceparent",
                "tracestate", "partitionkey", "datacontenttype", "data"));
        for (EventType type : EventType.values()) {
            for (RecordComponent component : type.dataClass().getRecordComponents()) {
                names.add("data." + component.getName());
            }
        }
        return Set.copyOf(names);
    }
}
