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
        checkTexts("data.data", tree);
    }

    /** Which text is free is not known yet, so every one is held to the rules of free text. */
    private static void checkTexts(String path, JsonNode node) throws InvalidEventException {
        if (node.isTextual()) {
            ContractRules.checkFreeText(path, node.textValue());
        }
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            ContractRules.checkText(path, property.getKey(), ContractRules.MAX_CODE);
            checkTexts(path + "." + property.getKey(), property.getValue());
        }
        if (node.isArray()) {
            for (JsonNode element : node) {
                checkTexts(path, element);
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
