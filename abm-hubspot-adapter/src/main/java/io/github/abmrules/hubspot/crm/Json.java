package io.github.abmrules.hubspot.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.abmrules.hubspot.failure.UnexpectedReplyException;
import io.github.abmrules.hubspot.transport.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Bodies of calls and replies. Unknown fields are skipped. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static JsonNode read(Reply reply, String what) {
        try {
            JsonNode node = MAPPER.readTree(reply.body());
            if (node == null || !node.isObject()) {
                throw new UnexpectedReplyException(
                        what + " gave a reply that is no JSON object.", reply.status(), null);
            }
            return node;
        } catch (IOException e) {
            throw new UnexpectedReplyException(what + " gave a reply that is no JSON.", reply.status(), null);
        }
    }

    static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() || value.isContainerNode() ? null : value.asText();
    }

    static String textOr(JsonNode node, String field, String otherwise) {
        String value = text(node, field);
        return value == null ? otherwise : value;
    }

    static @Nullable String after(JsonNode node) {
        String after = text(node.path("paging").path("next"), "after");
        return after == null || after.isEmpty() ? null : after;
    }

    static ArrayNode texts(Collection<String> values) {
        ArrayNode array = MAPPER.createArrayNode();
        values.forEach(array::add);
        return array;
    }

    static ObjectNode properties(Map<String, String> properties) {
        ObjectNode node = object();
        new TreeMap<>(properties).forEach(node::put);
        return node;
    }

    static CrmObject crmObject(ObjectType type, JsonNode node) {
        Map<String, String> properties = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : node.path("properties").properties()) {
            if (!field.getValue().isNull() && !field.getValue().isContainerNode()) {
                properties.put(field.getKey(), field.getValue().asText());
            }
        }
        return new CrmObject(type, textOr(node, "id", ""), properties);
    }

    static List<CrmObject> crmObjects(ObjectType type, JsonNode reply) {
        List<CrmObject> objects = new ArrayList<>();
        reply.path("results").forEach(each -> objects.add(crmObject(type, each)));
        return objects;
    }

    /** The errors of a batch, whatever its status was: one for each record that an error names. */
    static List<RecordError> errors(JsonNode reply) {
        List<RecordError> errors = new ArrayList<>();
        for (JsonNode each : reply.path("errors")) {
            String message = textOr(each, "message", textOr(each, "category", "no reason given"));
            List<String> ids = new ArrayList<>();
            JsonNode context = each.path("context");
            for (String name : List.of("ids", "id", "objectIds", "fromObjectId", "objectId")) {
                JsonNode value = context.path(name);
                if (value.isArray()) {
                    value.forEach(id -> ids.add(id.asText()));
                } else if (value.isValueNode() && !value.isNull() && !value.isMissingNode()) {
                    ids.add(value.asText());
                }
            }
            if (ids.isEmpty()) {
                String id = text(each, "id");
                ids.add(id == null ? "" : id);
            }
            ids.stream().distinct().forEach(id -> errors.add(new RecordError(id, message)));
        }
        if (errors.isEmpty() && reply.path("numErrors").asInt(0) > 0) {
            errors.add(new RecordError("", reply.path("numErrors").asInt() + " errors without a reason"));
        }
        return errors;
    }

    static String search(SearchQuery query, int limit, @Nullable String after) {
        ObjectNode body = object();
        if (!query.groups().isEmpty()) {
            ArrayNode groups = body.putArray("filterGroups");
            for (List<Filter> group : query.groups()) {
                ArrayNode filters = groups.addObject().putArray("filters");
                for (Filter filter : group) {
                    ObjectNode node = filters.addObject()
                            .put("propertyName", filter.property())
                            .put("operator", filter.operator().name());
                    if (!filter.values().isEmpty()) {
                        node.set("values", texts(filter.values()));
                    } else if (filter.value() != null) {
                        node.put("value", filter.value());
                    }
                    if (filter.highValue() != null) {
                        node.put("highValue", filter.highValue());
                    }
                }
            }
        }
        body.set("properties", texts(query.properties()));
        // A hint only: nothing relies on the order.
        body.putArray("sorts").addObject().put("propertyName", "hs_object_id").put("direction", "ASCENDING");
        body.put("limit", limit);
        if (after != null) {
            body.put("after", after);
        }
        return write(body);
    }
}
