package io.github.abmrules.hubspot.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.abmrules.core.json.RecordField;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.core.rejection.Nearest;
import java.io.IOException;
import java.util.List;

/** A file of settings over their defaults. */
final class SettingsJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SettingsJson() {}

    /** A misspelt field would be a setting that silently does nothing. */
    static void requireKnown(String json, Class<? extends Record> type) {
        List<String> known = RecordJson.of(type).fields().stream()
                .map(RecordField::path)
                .filter(path -> path.indexOf('.') < 0)
                .map(path -> path.replace("[]", ""))
                .toList();
        for (String field : names(object(json))) {
            if (!known.contains(field)) {
                throw new InvalidFactException(
                        field,
                        null,
                        "is no setting; allowed: " + String.join(", ", known) + "." + Nearest.maybe(field, known));
            }
        }
    }

    static String over(String defaults, String json) {
        ObjectNode whole = object(defaults);
        whole.setAll(object(json));
        return whole.toString();
    }

    private static List<String> names(ObjectNode node) {
        return node.properties().stream().map(java.util.Map.Entry::getKey).toList();
    }

    private static ObjectNode object(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw new InvalidFactException("settings", null, "are no JSON: " + e.getMessage());
        }
        throw new InvalidFactException("settings", null, "must be a JSON object");
    }
}
