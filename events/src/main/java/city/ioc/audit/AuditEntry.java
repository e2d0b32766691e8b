package city.ioc.audit;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing that somebody did.
 *
 * @param id      unique
 * @param at      when
 * @param by      who, as far as anybody said; {@link #ANONYMOUS} when nobody did
 * @param verified whether it is known that it was them; false as long as nobody logs in
 * @param action  what
 * @param subject to what; key of the record
 * @param detail  more about it, by name; in order
 */
public record AuditEntry(
        String id, Instant at, String by, boolean verified, AuditAction action, String subject, Map<String, String> detail) {
    public static final String ANONYMOUS = "anonymous";

    private static final int MOST_BY = 64;
    private static final JsonMapper JSON = new JsonMapper();

    public AuditEntry {
        detail = Collections.unmodifiableMap(new LinkedHashMap<>(detail));
    }

    /**
     * A new entry, unverified.
     *
     * @param by who says to have done it; null, blank, too long or unprintable names are {@link #ANONYMOUS}
     */
    public static AuditEntry of(Instant at, String by, AuditAction action, String subject, Map<String, String> detail) {
        return new AuditEntry(UUID.randomUUID().toString(), at, name(by), false, action, subject, detail);
    }

    private static String name(String by) {
        String name = by == null ? "" : by.strip();
        boolean usable = !name.isEmpty() && name.length() <= MOST_BY && name.chars().noneMatch(Character::isISOControl);
        return usable ? name : ANONYMOUS;
    }

    /** The entry as JSON, UTF-8. */
    public byte[] toBytes() {
        ObjectNode json = JSON.createObjectNode()
                .put("id", id)
                .put("at", at.toString())
                .put("by", by)
                .put("verified", verified)
                .put("action", action.name())
                .put("subject", subject);
        json.set("detail", JSON.valueToTree(detail));
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JacksonException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@link #toBytes} wrote; empty when it is no entry that this version knows. */
    public static Optional<AuditEntry> read(byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes);
            Map<String, String> detail = new LinkedHashMap<>();
            json.path("detail").properties().forEach(each -> detail.put(each.getKey(), each.getValue().asText()));
            return Optional.of(new AuditEntry(
                    json.required("id").textValue(),
                    Instant.parse(json.required("at").asText()),
                    json.required("by").textValue(),
                    json.path("verified").booleanValue(),
                    AuditAction.valueOf(json.required("action").asText()),
                    json.required("subject").textValue(),
                    detail));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
