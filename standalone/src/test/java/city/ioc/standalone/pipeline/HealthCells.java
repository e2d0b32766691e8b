package city.ioc.standalone.pipeline;

import city.ioc.events.ServiceEvent.Component;
import city.ioc.events.ServiceEvent.HealthSampled;
import city.ioc.oracle.Cell;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/**
 * What samples of health add up to by the page of figures alone: each sample later than the latest of the same subject and
 * component counts once.
 */
final class HealthCells {
    private static final long MINUTE = 60_000;

    private final ZoneId zone;
    private final Map<Sampled, Instant> latest = new HashMap<>();
    private final Map<Cell, Long> cells = new HashMap<>();

    private record Sampled(String subject, Component component) {}

    HealthCells(ZoneId zone) {
        this.zone = zone;
    }

    /** Takes the samples in the order in which they are sent. */
    void add(String subject, Instant time, HealthSampled sample) {
        Sampled sampled = new Sampled(subject, sample.component());
        if (!time.isAfter(latest.getOrDefault(sampled, Instant.MIN))) {
            return;
        }
        latest.put(sampled, time);
        add(sample.unit(), "health-samples", time, 1);
        add(sample.unit(), "health-ok", time, sample.ok() ? 1 : 0);
        add(sample.unit(), "health-latency", time, sample.latencyMillis());
    }

    private void add(String unit, String measure, Instant time, long amount) {
        if (amount != 0) {
            long label = Math.ceilDiv(time.toEpochMilli(), MINUTE) * MINUTE;
            cells.merge(
                    new Cell(unit, measure, LocalDate.ofInstant(time, zone), Instant.ofEpochMilli(label)), amount, Long::sum);
        }
    }

    Map<Cell, Long> cells() {
        return cells;
    }
}
