package io.github.abmrules.hubspot.fake;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A record as it is kept.
 *
 * @param type its kind
 * @param id its id
 * @param properties the values that are set, as text
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 * @param archived whether it was archived
 */
public record FakeRecord(
        ObjectType type,
        String id,
        Map<String, String> properties,
        Instant createdAt,
        Instant updatedAt,
        boolean archived) {

    /** Copies. */
    public FakeRecord {
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    }

    /** A value, the empty text when it is not set. */
    public String value(String property) {
        return properties.getOrDefault(property, "");
    }
}
