package io.github.abmrules.rules.research;

import io.github.abmrules.rules.parameters.Parameters;
import io.github.abmrules.rules.yaml.YamlNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A row of the table of trigger types.
 *
 * @param type the type
 * @param category what kind of news it is
 * @param points how urgent it is
 */
record TriggerType(String type, String category, int points) {

    /** The table, by type in capitals. */
    static Map<String, TriggerType> table(Parameters parameters) {
        Map<String, TriggerType> types = new HashMap<>();
        for (YamlNode row : parameters.rows("trigger-types")) {
            row.allow(List.of("type", "category", "points"));
            TriggerType type = new TriggerType(
                    row.require("type").asText(),
                    row.require("category").asText(),
                    row.require("points").asNumber());
            if (types.put(fold(type.type()), type) != null) {
                throw row.broken("the trigger type \"" + type.type() + "\" is there twice");
            }
        }
        return types;
    }

    /** A type as it is compared. */
    static String fold(String type) {
        return type.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    }
}
