package city.ioc.streams;

import city.ioc.events.PersonalData;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The JSON that tells why a record could not be used: reason, origin, and what it held, masked and cut to 64 KiB. */
final class RejectionReport {
    static final int MAX_PAYLOAD = 64 * 1024;
    private static final JsonMapper JSON = new JsonMapper();

    private RejectionReport() {}

    static String of(String reason, Optional<RecordMetadata> origin, Record<byte[], byte[]> record) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("reason", reason);
        origin.ifPresent(metadata -> {
            report.put("topic", metadata.topic());
            report.put("partition", metadata.partition());
            report.put("offset", metadata.offset());
        });
        report.put("arrived", Instant.ofEpochMilli(record.timestamp()).toString());
        report.put("key", record.key() == null ? null : masked(record.key()));
        report.put("bytes", record.value() == null ? 0 : record.value().length);
        report.put("payload", record.value() == null ? null : masked(record.value()));
        try {
            return JSON.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts and numbers is always JSON", e);
        }
    }

    private static String masked(byte[] bytes) {
        return PersonalData.mask(new String(bytes, 0, Math.min(bytes.length, MAX_PAYLOAD), UTF_8));
    }
}
