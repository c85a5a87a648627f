package io.github.abmrules.hubspot.crm;

import java.util.List;
import java.util.Map;

/**
 * A record to be created.
 *
 * @param properties values by name
 * @param associations what it belongs to
 */
public record ObjectDraft(Map<String, String> properties, List<Target> associations) {

    /** Copies both. */
    public ObjectDraft {
        properties = Map.copyOf(properties);
        associations = List.copyOf(associations);
    }

    /**
     * What a record belongs to.
     *
     * @param id the other record
     * @param typeId the type of the association, defined by HubSpot
     */
    public record Target(String id, int typeId) {

        /** A company that a note is about. */
        public static Target companyOfNote(String id) {
            return new Target(id, 190);
        }

        /** A company that a task is about. */
        public static Target companyOfTask(String id) {
            return new Target(id, 192);
        }
    }
}
