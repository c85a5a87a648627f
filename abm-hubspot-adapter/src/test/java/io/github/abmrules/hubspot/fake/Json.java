package io.github.abmrules.hubspot.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON of requests and answers. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    /** Objects whose keys are data. */
    private static final Set<String> MAPS = Set.of("properties", "metadata", "links", "context", "associations");

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode parse(String text) {
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw Refusal.invalid(
                    "Invalid input JSON on line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ".");
        }
        throw Refusal.invalid("Invalid input JSON: an object is expected.");
    }

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String instant(Instant instant) {
        return MILLIS.format(instant);
    }

    /** A text of an object, null when it is absent or null. */
    static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? null : value.asText();
    }

    static List<String> texts(JsonNode node, String field) {
        List<String> texts = new ArrayList<>();
        node.path(field).forEach(value -> texts.add(value.asText()));
        return texts;
    }

    /** The values to write. The service takes numbers and booleans too; all are kept as text. */
    static Map<String, String> values(JsonNode input) {
        JsonNode properties = input.get("properties");
        if (properties == null || !properties.isObject()) {
            throw Refusal.invalid("Invalid input JSON: \"properties\" is missing.");
        }
        Map<String, String> values = new TreeMap<>();
        properties.properties().forEach(each -> {
            if (each.getValue().isContainerNode()) {
                throw Refusal.invalid("Invalid input JSON: \"" + each.getKey() + "\" is no scalar value.");
            }
            values.put(
                    each.getKey(),
                    each.getValue().isNull() ? "" : each.getValue().asText());
        });
        return values;
    }

    static List<ObjectNode> inputs(ObjectNode body, int limit) {
        if (!(body.get("inputs") instanceof ArrayNode inputs)) {
            throw Refusal.invalid("Invalid input JSON: \"inputs\" is missing.");
        }
        if (inputs.size() > limit) {
            throw Refusal.invalid(
                    "The number of inputs must not exceed " + limit + ", but there are " + inputs.size() + ".");
        }
        List<ObjectNode> objects = new ArrayList<>();
        for (JsonNode input : inputs) {
            if (!(input instanceof ObjectNode object)) {
                throw Refusal.invalid("Invalid input JSON: an input is no object.");
            }
            objects.add(object);
        }
        return objects;
    }

    /** A place in a list as a text that says nothing to a client. */
    static String cursor(String kind, long position) {
        return Base64.getEncoder().encodeToString((kind + ":" + position).getBytes(StandardCharsets.UTF_8));
    }

    static long position(String kind, @Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return 0;
        }
        try {
            String text = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.startsWith(kind + ":")) {
                return Long.parseLong(text.substring(kind.length() + 1));
            }
        } catch (IllegalArgumentException e) {
            // Not one of ours: refused below.
        }
        throw Refusal.invalid("The value of \"after\" is not one that was returned: " + cursor);
    }

    static void next(ObjectNode answer, String cursor, String link) {
        ObjectNode next = answer.putObject("paging").putObject("next");
        next.put("after", cursor);
        next.put("link", link);
    }

    /** Puts fields that no client knows into every object whose keys are no data. */
    static void addUnknownFields(JsonNode node, String key) {
        if (node instanceof ObjectNode object && !MAPS.contains(key)) {
            object.properties().forEach(each -> addUnknownFields(each.getValue(), each.getKey()));
            ObjectNode unknown = object.putObject("addedLater");
            unknown.putArray("values").add(1).addNull().add("text");
        } else if (node.isArray()) {
            node.forEach(each -> addUnknownFields(each, key));
        }
    }
}
