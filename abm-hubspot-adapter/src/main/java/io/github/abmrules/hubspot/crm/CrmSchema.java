package io.github.abmrules.hubspot.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.abmrules.hubspot.failure.RefusedException;
import io.github.abmrules.hubspot.transport.Request;
import io.github.abmrules.hubspot.transport.Transport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Properties, pipelines, owners and the portal itself. Thread-safe. */
public final class CrmSchema {

    private static final int OWNERS = 100;
    private static final int PROPERTIES = 100;

    private final Transport transport;

    CrmSchema(Transport transport) {
        this.transport = transport;
    }

    /** The properties of a type by name. */
    public Map<String, PropertyDefinition> properties(ObjectType type) {
        String what = "Reading properties of " + type.path();
        JsonNode reply =
                Json.read(transport.send(Request.get(what, transport.paths().properties(type.path()))), what);
        Map<String, PropertyDefinition> properties = new LinkedHashMap<>();
        for (JsonNode each : reply.path("results")) {
            PropertyDefinition property = property(each);
            properties.put(property.name(), property);
        }
        return properties;
    }

    /** Creates a property. One that is there already under the name stays as it is. */
    public void create(ObjectType type, PropertyDefinition property) {
        try {
            // The name is a key: creating it twice is refused, so that this may be repeated.
            transport.send(Request.post(
                    "Creating properties of " + type.path(),
                    transport.paths().properties(type.path()),
                    Json.write(json(property).put("name", property.name()))));
        } catch (RefusedException e) {
            if (e.status() != 409) {
                throw e;
            }
        }
    }

    /** Creates properties, with one call where HubSpot takes them all. Those that are there already stay as they are. */
    public void create(ObjectType type, List<PropertyDefinition> properties) {
        Set<String> left = new LinkedHashSet<>();
        properties.forEach(property -> left.add(property.name()));
        for (List<PropertyDefinition> part : Fanout.parts(properties, PROPERTIES)) {
            try {
                ObjectNode body = Json.object();
                ArrayNode inputs = body.putArray("inputs");
                part.forEach(property -> inputs.add(json(property).put("name", property.name())));
                String what = "Creating properties of " + type.path();
                JsonNode reply = Json.read(
                        transport.send(
                                Request.post(what, transport.paths().propertyBatch(type.path()), Json.write(body))),
                        what);
                reply.path("results").forEach(each -> left.remove(Json.textOr(each, "name", "")));
            } catch (RefusedException e) {
                // One of them is in the way of the others: which one shows when each is created by itself.
                if (e.status() != 400 && e.status() != 404 && e.status() != 409) {
                    throw e;
                }
            }
        }
        properties.stream().filter(property -> left.contains(property.name())).forEach(each -> create(type, each));
    }

    /** Replaces the options of an enumeration. */
    public void replaceOptions(ObjectType type, String name, List<PropertyOption> options) {
        ObjectNode body = Json.object();
        options(options, body.putArray("options"));
        transport.send(Request.patch(
                "Changing properties of " + type.path(),
                transport.paths().property(type.path(), name),
                Json.write(body)));
    }

    /** The pipelines of deals. */
    public List<Pipeline> dealPipelines() {
        String what = "Reading pipelines of deals";
        JsonNode reply =
                Json.read(transport.send(Request.get(what, transport.paths().dealPipelines())), what);
        List<Pipeline> pipelines = new ArrayList<>();
        for (JsonNode each : reply.path("results")) {
            List<PipelineStage> stages = new ArrayList<>();
            each.path("stages").forEach(stage -> stages.add(stage(stage)));
            pipelines.add(new Pipeline(Json.textOr(each, "id", ""), Json.textOr(each, "label", ""), stages));
        }
        return pipelines;
    }

    /** The owners of records by id. */
    public Map<String, Owner> owners() {
        Map<String, Owner> owners = new LinkedHashMap<>();
        String after = "";
        while (after != null) {
            String what = "Reading owners";
            JsonNode reply =
                    Json.read(transport.send(Request.get(what, transport.paths().owners(OWNERS, after))), what);
            for (JsonNode each : reply.path("results")) {
                String name = (Json.textOr(each, "firstName", "") + " " + Json.textOr(each, "lastName", "")).strip();
                String id = Json.textOr(each, "id", "");
                owners.put(id, new Owner(id, Json.textOr(each, "email", ""), name));
            }
            String next = Json.after(reply);
            after = next == null || next.equals(after) ? null : next;
        }
        return owners;
    }

    /** The portal that the token is for. */
    public Portal portal() {
        String what = "Reading the account";
        JsonNode reply =
                Json.read(transport.send(Request.get(what, transport.paths().accountDetails())), what);
        return new Portal(
                Json.textOr(reply, "portalId", ""),
                Json.textOr(reply, "accountType", ""),
                Json.textOr(reply, "timeZone", ""));
    }

    private static PropertyDefinition property(JsonNode node) {
        List<PropertyOption> options = new ArrayList<>();
        node.path("options")
                .forEach(option -> options.add(
                        new PropertyOption(Json.textOr(option, "value", ""), Json.textOr(option, "label", ""))));
        return new PropertyDefinition(
                Json.textOr(node, "name", ""),
                Json.textOr(node, "label", ""),
                Json.textOr(node, "type", ""),
                Json.textOr(node, "fieldType", ""),
                Json.textOr(node, "groupName", ""),
                Json.textOr(node, "description", ""),
                options);
    }

    private static ObjectNode json(PropertyDefinition property) {
        ObjectNode body = Json.object()
                .put("label", property.label())
                .put("type", property.type())
                .put("fieldType", property.fieldType())
                .put("groupName", property.groupName())
                .put("description", property.description());
        if (!property.options().isEmpty()) {
            options(property.options(), body.putArray("options"));
        }
        return body;
    }

    private static void options(List<PropertyOption> options, ArrayNode array) {
        int order = 0;
        for (PropertyOption option : options) {
            array.addObject()
                    .put("label", option.label())
                    .put("value", option.value())
                    .put("displayOrder", order++)
                    .put("hidden", false);
        }
    }

    private static PipelineStage stage(JsonNode node) {
        JsonNode metadata = node.path("metadata");
        String closed = Json.text(metadata, "isClosed");
        return new PipelineStage(
                Json.textOr(node, "id", ""),
                Json.textOr(node, "label", ""),
                closed == null ? null : Boolean.valueOf(closed.equalsIgnoreCase("true")),
                number(Json.text(metadata, "probability")));
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        try {
            return text == null ? null : new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
