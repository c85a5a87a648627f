package io.github.abmrules.hubspot.crm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of records.
 *
 * @param objects what is on it
 * @param total how many there are on all pages; -1 where HubSpot does not say
 * @param after opaque: where the next one begins; null on the last one
 */
public record Page(
        List<CrmObject> objects, long total, @Nullable String after) {

    /** Copies the records. */
    public Page {
        objects = List.copyOf(objects);
    }
}
