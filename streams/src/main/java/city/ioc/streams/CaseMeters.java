package city.ioc.streams;

import java.util.List;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** Counts what stage 1 did with its records, beside the metrics that Kafka Streams keeps itself. */
final class CaseMeters {
    private final StreamsMetrics metrics;
    private final Sensor folded;
    private final Sensor duplicate;
    private final Sensor rejected;
    private final Sensor alerted;
    private final Sensor sampled;
    private final Sensor sampledLate;

    CaseMeters(ProcessorContext<?, ?> context) {
        metrics = context.metrics();
        folded = sensor(context, "folded");
        duplicate = sensor(context, "duplicate");
        rejected = sensor(context, "rejected");
        alerted = sensor(context, "alerted");
        sampled = sensor(context, "sampled");
        sampledLate = sensor(context, "sampled-late");
    }

    private Sensor sensor(ProcessorContext<?, ?> context, String operation) {
        return metrics.addRateTotalSensor(
                "case", context.taskId().toString(), operation, Sensor.RecordingLevel.INFO);
    }

    void close() {
        List.of(folded, duplicate, rejected, alerted, sampled, sampledLate).forEach(metrics::removeSensor);
    }

    void folded() {
        folded.record();
    }

    void duplicate() {
        duplicate.record();
    }

    void rejected() {
        rejected.record();
    }

    void alerted() {
        alerted.record();
    }

    void sampled() {
        sampled.record();
    }

    void sampledLate() {
        sampledLate.record();
    }
}
