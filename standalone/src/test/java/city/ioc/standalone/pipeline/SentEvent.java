package city.ioc.standalone.pipeline;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;

/** Events as a desk sends them. */
final class SentEvent {
    static final String PROCEDURE = "1.001193";

    private static final JsonMapper JSON = new JsonMapper();

    private SentEvent() {}

    /** @param type without version */
    static String of(String type, String subject, Instant time, Map<String, ?> data) {
        ObjectNode event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", type + "-" + time.toEpochMilli())
                .put("source", "/test/" + subject)
                .put("type", type + ".v1")
                .put("subject", subject)
                .put("time", time.toString());
        return event.set("data", JSON.valueToTree(data)).toString();
    }

    static String accepted(String subject, String unit) {
        return of("dossier.accepted", subject, Instant.now(), Map.of("unit", unit, "procedure", PROCEDURE));
    }
}
