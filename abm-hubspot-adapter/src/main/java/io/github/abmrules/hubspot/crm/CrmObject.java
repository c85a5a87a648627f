package io.github.abmrules.hubspot.crm;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record of the CRM.
 *
 * @param type what it is
 * @param id its id
 * @param properties values by name; those that are not set are not there
 */
public record CrmObject(ObjectType type, String id, Map<String, String> properties) {

    /** Copies the properties. */
    public CrmObject {
        properties = Map.copyOf(properties);
    }

    /** A value; null when it is not set or blank. */
    public @Nullable String get(String property) {
        String value = properties.get(property);
        return value == null || value.isBlank() ? null : value;
    }
}
