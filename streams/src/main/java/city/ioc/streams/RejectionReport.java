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
    private static final int MAX_PAYLOAD = 64 * 1024;
    private static final int MAX_KEY = 200;
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
        report.put("key", key(record));
        report.put("bytes", record.value() == null ? 0 : record.value().length);
        report.put("payload", record.value() == null ? null : masked(record.value(), MAX_PAYLOAD));
        try {
            return JSON.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts and numbers is always JSON", e);
        }
    }

    /** The record's key as text, however long or strange it is; empty if there is none. */
    static String key(Record<byte[], byte[]> record) {
        return record.key() == null ? "" : masked(record.key(), MAX_KEY);
    }

    private static String masked(byte[] bytes, int max) {
        String text = new String(bytes, 0, Math.min(bytes.length, max), UTF_8);
        return PersonalData.mask(text.replace('\0', ' '));
    }
}
