package io.github.abmrules.hubspot.crm;

import java.util.List;

/**
 * A property of a type.
 *
 * @param name its name in the API
 * @param label what people see
 * @param type string, number, date, datetime, bool or enumeration
 * @param fieldType how it is edited: text, textarea, number, date, select …
 * @param groupName the group it stands in
 * @param description what it is for
 * @param options the values of an enumeration
 */
public record PropertyDefinition(
        String name,
        String label,
        String type,
        String fieldType,
        String groupName,
        String description,
        List<PropertyOption> options) {

    /** Copies the options. */
    public PropertyDefinition {
        options = List.copyOf(options);
    }
}
