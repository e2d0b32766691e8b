package city.ioc.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.Comparator;

/**
 * One line as the oracle sees it.
 *
 * @param type     without its version: {@code dossier.accepted}
 * @param recorded {@code time} when the line does not say
 * @param sequence null when not given
 */
record OracleEvent(
        String line,
        String source,
        String id,
        String subject,
        String type,
        long time,
        long recorded,
        String sequence,
        JsonNode data) {

    static final Comparator<OracleEvent> CASE_ORDER = Comparator.comparingLong(OracleEvent::time)
            .thenComparingInt(event -> OracleContract.rank(event.type()))
            .thenComparing(OracleEvent::sequence, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(OracleEvent::id)
            .thenComparing(OracleEvent::source);

    /** The order of corrections, the earliest first. */
    static final Comparator<OracleEvent> RECORDING_ORDER = Comparator.comparingLong(OracleEvent::recorded)
            .thenComparing(OracleEvent::id)
            .thenComparing(OracleEvent::source);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static OracleEvent read(String line) {
        JsonNode json;
        try {
            json = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + line, e);
        }
        String type = json.path("type").textValue();
        if (!type.endsWith(".v1")) {
            throw new IllegalArgumentException("unknown type " + type);
        }
        long time = OracleContract.millis(json.path("time").textValue());
        return new OracleEvent(
                line,
                json.path("source").textValue(),
                json.path("id").textValue(),
                json.path("subject").textValue(),
                type.substring(0, type.length() - 3),
                time,
                json.hasNonNull("recordedtime") ? OracleContract.millis(json.path("recordedtime").textValue()) : time,
                json.path("sequence").textValue(),
                json.path("data"));
    }

    OracleEvent withData(JsonNode replacement) {
        return new OracleEvent(line, source, id, subject, type, time, recorded, sequence, replacement);
    }

    Identity identity() {
        return new Identity(source, id);
    }

    boolean is(String name) {
        return type.equals(name);
    }

    /** A text of the data, null when absent. */
    String text(String property) {
        return data.path(property).textValue();
    }

    /** A time of the data in epoch milliseconds, null when absent. */
    Long instant(String property) {
        return data.hasNonNull(property) ? OracleContract.millis(text(property)) : null;
    }

    /** The amount in 10⁻⁴ of its currency. */
    long amount() {
        BigDecimal amount = data.path("amount").decimalValue();
        return amount.movePointRight(4).longValueExact();
    }

    record Identity(String source, String id) {}
}
