package io.github.abmrules.hubspot.standing;

import io.github.abmrules.hubspot.crm.CrmSchema;
import io.github.abmrules.hubspot.crm.ObjectType;
import io.github.abmrules.hubspot.crm.PropertyDefinition;
import io.github.abmrules.hubspot.crm.PropertyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The adapter's own properties at a portal. */
public final class OwnProperties {

    /**
     * How a property of a portal differs from what the adapter needs.
     *
     * @param property the property
     * @param kind what is wrong
     * @param message in words
     */
    public record Difference(OwnProperty property, Kind kind, String message) {}

    /** What may be wrong. */
    public enum Kind {
        /** It is not there. */
        MISSING,
        /** It is there with another type, which cannot be changed. */
        WRONG_TYPE,
        /** It lacks options. */
        MISSING_OPTIONS
    }

    private OwnProperties() {}

    /** What a portal lacks; empty when it has all. */
    public static List<Difference> differences(Map<String, PropertyDefinition> there) {
        List<Difference> differences = new ArrayList<>();
        for (OwnProperty property : OwnProperty.values()) {
            PropertyDefinition wanted = property.definition();
            PropertyDefinition found = there.get(property.id());
            if (found == null) {
                differences.add(new Difference(
                        property, Kind.MISSING, property.id() + " (" + wanted.type() + ") is not there"));
            } else if (!found.type().equals(wanted.type())) {
                differences.add(new Difference(
                        property,
                        Kind.WRONG_TYPE,
                        property.id() + " has the type \"" + found.type() + "\", but must have \"" + wanted.type()
                                + "\". Maybe another app uses the name? Delete or rename it in the portal."));
            } else {
                List<String> missing = missingOptions(wanted, found).stream()
                        .map(PropertyOption::value)
                        .toList();
                if (!missing.isEmpty()) {
                    differences.add(new Difference(
                            property,
                            Kind.MISSING_OPTIONS,
                            property.id() + " lacks the options " + String.join(", ", missing)));
                }
            }
        }
        return differences;
    }

    private static List<PropertyOption> missingOptions(PropertyDefinition wanted, PropertyDefinition found) {
        List<String> there = found.options().stream().map(PropertyOption::value).toList();
        return wanted.options().stream()
                .filter(option -> !there.contains(option.value()))
                .toList();
    }

    /**
     * Creates what is missing and adds options that are; options of others stay.
     *
     * @return what was done, in words
     * @throws IllegalStateException when a property has another type
     */
    public static List<String> ensure(CrmSchema schema) {
        Map<String, PropertyDefinition> there = schema.properties(ObjectType.COMPANY);
        List<Difference> differences = differences(there);
        List<String> wrong = differences.stream()
                .filter(each -> each.kind() == Kind.WRONG_TYPE)
                .map(Difference::message)
                .toList();
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(String.join(" ", wrong));
        }
        List<String> done = new ArrayList<>();
        List<PropertyDefinition> missing = new ArrayList<>();
        for (Difference difference : differences) {
            OwnProperty property = difference.property();
            PropertyDefinition found = there.get(property.id());
            if (found == null) {
                missing.add(property.definition());
                done.add("created " + property.id());
            } else {
                List<PropertyOption> options = new ArrayList<>(found.options());
                options.addAll(missingOptions(property.definition(), found));
                schema.replaceOptions(ObjectType.COMPANY, property.id(), options);
                done.add("added options to " + property.id());
            }
        }
        if (!missing.isEmpty()) {
            schema.create(ObjectType.COMPANY, missing);
        }
        return done;
    }
}
