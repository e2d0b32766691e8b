package city.ioc.streams;

import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** Counts what stage 1 did with its records, beside the metrics that Kafka Streams keeps itself. */
final class CaseMeters {
    private final Sensor folded;
    private final Sensor duplicate;
    private final Sensor rejected;
    private final Sensor bypassed;

    CaseMeters(ProcessorContext<?, ?> context) {
        folded = sensor(context, "folded");
        duplicate = sensor(context, "duplicate");
        rejected = sensor(context, "rejected");
        bypassed = sensor(context, "bypassed");
    }

    private static Sensor sensor(ProcessorContext<?, ?> context, String operation) {
        StreamsMetrics metrics = context.metrics();
        return metrics.addRateTotalSensor(
                "case", context.taskId().toString(), operation, Sensor.RecordingLevel.INFO);
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

    void bypassed() {
        bypassed.record();
    }
}
