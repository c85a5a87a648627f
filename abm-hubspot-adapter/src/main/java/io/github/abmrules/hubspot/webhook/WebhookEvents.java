package io.github.abmrules.hubspot.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a webhook. */
final class WebhookEvents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private WebhookEvents() {}

    /** The events of a body; those without a type or a record are left out. Null when it is no JSON array. */
    static @Nullable List<WebhookEvent> read(byte[] body) {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (IOException e) {
            return null;
        }
        if (root == null || !root.isArray()) {
            return null;
        }
        List<WebhookEvent> events = new ArrayList<>();
        for (JsonNode node : root) {
            String type = text(node, "subscriptionType");
            String object = text(node, "objectId");
            if (type != null && object != null) {
                events.add(new WebhookEvent(
                        node.path("eventId").asLong(),
                        node.path("portalId").asLong(),
                        type,
                        object,
                        text(node, "objectTypeId"),
                        text(node, "propertyName"),
                        text(node, "propertyValue"),
                        text(node, "changeSource"),
                        text(node, "sourceId"),
                        Instant.ofEpochMilli(node.path("occurredAt").asLong()),
                        node.path("attemptNumber").asInt()));
            }
        }
        return events;
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() || value.isContainerNode() ? null : value.asText();
    }
}
