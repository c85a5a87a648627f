package io.github.abmrules.hubspot.crm;

import java.util.Map;

/**
 * Values to be written to a record.
 *
 * @param id the record
 * @param properties values by name; an empty text clears
 */
public record ObjectUpdate(String id, Map<String, String> properties) {

    /** Copies the properties. */
    public ObjectUpdate {
        properties = Map.copyOf(properties);
    }
}
