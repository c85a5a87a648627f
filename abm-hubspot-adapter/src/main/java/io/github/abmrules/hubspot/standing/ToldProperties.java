package io.github.abmrules.hubspot.standing;

import io.github.abmrules.core.port.CrmProperties;
import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.core.review.ReviewStatus;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a host that keeps state in a store tells the CRM, as properties of HubSpot. Where an account stands is then in the store
 * alone: the properties that would say so are cleared, so that nobody reads what is old.
 */
public final class ToldProperties {

    /** By the name in the port. The tier is not among them: at HubSpot people give it, and what they gave is read again. */
    private static final Map<String, OwnProperty> BY_NAME = new LinkedHashMap<>(Map.of(
            "cluster", OwnProperty.CLUSTER,
            "effective_cluster", OwnProperty.EFFECTIVE_CLUSTER,
            "next_action", OwnProperty.NEXT_ACTION,
            "program_type", OwnProperty.PROGRAM,
            "review_id", OwnProperty.REVIEW_ID));

    private static final String READ_ONLY = "icp_tier";
    private static final String DECISION = "cluster-properties/";

    private ToldProperties() {}

    /**
     * The values of a company; an empty text clears.
     *
     * @throws IllegalArgumentException when there is no property of a name
     */
    public static Map<String, String> of(CrmProperties told) {
        Map<OwnProperty, String> values = new EnumMap<>(OwnProperty.class);
        told.values().forEach((name, value) -> put(values, name, value));
        told.cleared().forEach(name -> put(values, name, ""));
        String review = values.get(OwnProperty.REVIEW_ID);
        if (review != null) {
            values.put(OwnProperty.REVIEW_STATUS, review.isEmpty() ? "" : ReviewStatus.PENDING.name());
        }
        if (told.key().startsWith(DECISION)) {
            values.put(OwnProperty.DECISION_ID, told.key().substring(DECISION.length()));
        }
        values.put(OwnProperty.DECIDED_AS_OF, told.at().toString());
        for (OwnProperty property : OwnProperty.values()) {
            if (property.isWritten() && !BY_NAME.containsValue(property)) {
                values.putIfAbsent(property, "");
            }
        }
        Map<String, String> byName = new TreeMap<>();
        values.forEach((property, value) -> byName.put(property.id(), value));
        return byName;
    }

    private static void put(Map<OwnProperty, String> values, String name, String value) {
        if (name.equals(READ_ONLY)) {
            return;
        }
        OwnProperty property = BY_NAME.get(name);
        if (property == null) {
            List<String> known = new ArrayList<>(BY_NAME.keySet());
            known.add(READ_ONLY);
            known.sort(null);
            throw new IllegalArgumentException("HubSpot has no property for \"" + name + "\"; allowed: "
                    + String.join(", ", known) + "." + Nearest.maybe(name, known));
        }
        values.put(property, value);
    }
}
