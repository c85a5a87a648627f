package io.github.abmrules.hubspot.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Definitions of properties and their groups. */
final class PropertiesApi {

    private static final int BATCH = 100;

    private final Portal portal;

    PropertiesApi(Portal portal) {
        this.portal = portal;
    }

    Answer list(ObjectType type) {
        ObjectNode answer = Json.object();
        ArrayNode results = answer.putArray("results");
        portal.properties.of(type).values().forEach(property -> results.add(view(property)));
        return Answer.ok(answer);
    }

    Answer get(ObjectType type, String name) {
        return Answer.ok(view(existing(type, name)));
    }

    Answer create(ObjectType type, Request request) {
        Property property = checked(type, request.json());
        portal.properties.put(type, property);
        return Answer.created(view(property));
    }

    /** All or none, since a name that is there already spoils the batch. */
    Answer batchCreate(ObjectType type, Request request) {
        JsonNode inputs = request.json().path("inputs");
        if (inputs.isEmpty() || inputs.size() > BATCH) {
            throw Refusal.invalid("A batch has 1 to " + BATCH + " inputs, not " + inputs.size() + ".");
        }
        List<Property> created = new ArrayList<>();
        for (JsonNode input : inputs) {
            Property property = checked(type, (ObjectNode) input);
            if (created.stream().anyMatch(each -> each.name().equals(property.name()))) {
                throw Refusal.invalid("The property \"" + property.name() + "\" is there twice.");
            }
            created.add(property);
        }
        ObjectNode answer = Json.object().put("status", "COMPLETE");
        ArrayNode results = answer.putArray("results");
        for (Property property : created) {
            portal.properties.put(type, property);
            results.add(view(property));
        }
        String now = Json.instant(portal.now());
        answer.put("startedAt", now).put("completedAt", now);
        return Answer.created(answer);
    }

    /** A property as it is asked for, which nothing is in the way of. */
    private Property checked(ObjectType type, ObjectNode body) {
        String name = required(body, "name");
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw Refusal.invalid(
                    "The name \"" + name + "\" has characters other than lower-case letters, digits and _.");
        }
        String kind = required(body, "type");
        String field = required(body, "fieldType");
        Property.checkTypes(kind, field);
        String group = required(body, "groupName");
        if (!portal.properties.groups(type).contains(group)) {
            throw Refusal.of(
                    404, "OBJECT_NOT_FOUND", "Property group \"" + group + "\" of " + type.path() + " does not exist.");
        }
        if (portal.properties.find(type, name) != null) {
            throw Refusal.of(409, "OBJECT_ALREADY_EXISTS", "A property named \"" + name + "\" already exists.");
        }
        Property property = new Property(
                name,
                required(body, "label"),
                kind,
                field,
                group,
                options(body),
                body.path("hasUniqueValue").asBoolean(),
                false,
                true);
        if (kind.equals("enumeration") && property.options().isEmpty()) {
            throw Refusal.invalid("A property of type enumeration needs options.");
        }
        return property;
    }

    Answer update(ObjectType type, String name, Request request) {
        ObjectNode body = request.json();
        Property property = existing(type, name);
        if (!property.own() && body.has("options")) {
            throw Refusal.invalid("The options of \"" + name + "\" cannot be changed.");
        }
        String label = Json.text(body, "label");
        Property changed = property.withOptions(
                label == null ? property.label() : label, body.has("options") ? options(body) : property.options());
        portal.properties.put(type, changed);
        return Answer.ok(view(changed));
    }

    Answer groups(ObjectType type) {
        ObjectNode answer = Json.object();
        ArrayNode results = answer.putArray("results");
        portal.properties.groups(type).forEach(name -> results.add(group(name)));
        return Answer.ok(answer);
    }

    Answer createGroup(ObjectType type, Request request) {
        ObjectNode body = request.json();
        String name = required(body, "name");
        required(body, "label");
        if (!portal.properties.groups(type).add(name)) {
            throw Refusal.of(409, "OBJECT_ALREADY_EXISTS", "A property group named \"" + name + "\" already exists.");
        }
        return Answer.created(group(name));
    }

    private static ObjectNode group(String name) {
        return Json.object()
                .put("name", name)
                .put("label", name)
                .put("displayOrder", 0)
                .put("archived", false);
    }

    private Property existing(ObjectType type, String name) {
        Property property = portal.properties.find(type, name);
        if (property == null) {
            throw Refusal.notFound("Property \"" + name + "\" of " + type.path() + " does not exist.");
        }
        return property;
    }

    private static String required(ObjectNode body, String field) {
        String text = Json.text(body, field);
        if (text == null || text.isBlank()) {
            throw Refusal.invalid("Some required fields were not set: [" + field + "]");
        }
        return text;
    }

    private static List<Property.Option> options(ObjectNode body) {
        List<Property.Option> options = new ArrayList<>();
        for (JsonNode option : body.path("options")) {
            String value = required((ObjectNode) option, "value");
            if (options.stream().anyMatch(each -> each.value().equals(value))) {
                throw Refusal.invalid("The option \"" + value + "\" is there twice.");
            }
            options.add(new Property.Option(value, required((ObjectNode) option, "label")));
        }
        return options;
    }

    private static ObjectNode view(Property property) {
        ObjectNode view = Json.object();
        view.put("name", property.name());
        view.put("label", property.label());
        view.put("type", property.type());
        view.put("fieldType", property.fieldType());
        view.put("groupName", property.groupName());
        view.put("description", "");
        view.put("hasUniqueValue", property.unique());
        view.put("hubspotDefined", !property.own());
        view.put("calculated", false);
        view.put("hidden", false);
        view.put("formField", false);
        view.put("archived", false);
        ArrayNode options = view.putArray("options");
        for (Property.Option option : property.options()) {
            options.addObject()
                    .put("value", option.value())
                    .put("label", option.label())
                    .put("hidden", false)
                    .put("displayOrder", options.size() - 1);
        }
        ObjectNode modification = view.putObject("modificationMetadata");
        modification.put("archivable", property.own());
        modification.put("readOnlyDefinition", !property.own());
        modification.put("readOnlyValue", property.readOnly());
        modification.put("readOnlyOptions", !property.own());
        return view;
    }
}
