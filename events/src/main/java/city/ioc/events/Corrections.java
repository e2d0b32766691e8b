package city.ioc.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/** What can be said of a correction's replacement before its target is known. */
final class Corrections {
    private static final JsonMapper JSON = EventJson.mapper();

    private Corrections() {}

    /** The replacement must be the complete data of some event type, and free of personal data. */
    static void checkReplacement(RawJson data) throws InvalidEventException {
        boolean fits = false;
        for (EventType type : EventType.values()) {
            fits = fits || decodes(type, data);
        }
        if (!fits) {
            throw new InvalidEventException("data.data: is not the complete data of any event type");
        }
        JsonNode tree;
        try {
            tree = JSON.readTree(data.text());
        } catch (JsonProcessingException e) {
            throw ReadErrors.explain(e, "data.data");
        }
        for (Map.Entry<String, JsonNode> property : tree.properties()) {
            if (property.getValue().isTextual() && property.getValue().textValue().indexOf(' ') >= 0) {
                ContractRules.checkFreeText("data.data." + property.getKey(), property.getValue().textValue());
            }
        }
    }

    private static boolean decodes(EventType type, RawJson data) {
        try {
            EventCodec.decodeData(type, data);
            return true;
        } catch (InvalidEventException e) {
            return false;
        }
    }
}
