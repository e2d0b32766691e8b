package city.ioc.dashboards.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A record of an event topic that could not be used.
 *
 * @param id        topic, partition and offset of the record; the same however often it is rejected
 * @param topic     of the record; null when not known
 * @param partition likewise
 * @param offset    likewise
 * @param arrived   when the record was stored
 * @param reason    why it could not be used
 * @param kind      the reason without what it quotes, to be counted by
 * @param key       of the record, masked
 * @param bytes     of the record
 * @param type      of the event, as far as the record holds one; null otherwise, as for those that follow
 * @param source    likewise
 * @param unit      that the event names
 * @param at        where the report is that tells of it
 */
public record Rejection(
        String id,
        String topic,
        Integer partition,
        Long offset,
        Instant arrived,
        String reason,
        String kind,
        String key,
        long bytes,
        String type,
        String source,
        String unit,
        Place at) {

    /** The latest first. */
    static final Comparator<Rejection> LATEST_FIRST =
            Comparator.comparingLong((Rejection each) -> each.arrived().toEpochMilli())
                    .thenComparing(Rejection::id)
                    .reversed();

    private static final JsonMapper JSON = new JsonMapper();

    /** A place in {@code ioc.rejected.v1}. */
    public record Place(int partition, long offset) {}

    /** What a report says; empty when it is none. */
    public static Optional<Rejection> read(byte[] report, Place at) {
        try {
            JsonNode json = JSON.readTree(report);
            String topic = text(json, "topic");
            Integer partition = topic == null ? null : json.path("partition").intValue();
            Long offset = topic == null ? null : json.path("offset").longValue();
            String reason = json.required("reason").asText();
            JsonNode event = event(text(json, "payload"));
            return Optional.of(new Rejection(
                    topic == null ? "report-%d-%d".formatted(at.partition(), at.offset()) : topic + "-" + partition + "-" + offset,
                    topic,
                    partition,
                    offset,
                    Instant.parse(json.required("arrived").asText()),
                    reason,
                    kind(reason),
                    json.path("key").asText(),
                    json.path("bytes").longValue(),
                    text(event, "type"),
                    text(event, "source"),
                    text(event.path("data"), "unit"),
                    at));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What the record held, masked; null when it had no value. */
    static String payload(byte[] report) throws IOException {
        return text(JSON.readTree(report), "payload");
    }

    private static String kind(String reason) {
        return reason.replaceAll("\"[^\"]*\"", "…");
    }

    private static JsonNode event(String payload) {
        try {
            return payload == null ? JSON.missingNode() : JSON.readTree(payload);
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).textValue();
    }
}
