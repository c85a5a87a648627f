package io.github.abmrules.hubspot.transport;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.abmrules.hubspot.failure.ErrorDetail;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The body of a reply that is an error. Every field of it may be missing, and it may be no JSON at all. */
record ErrorBody(
        String message,
        @Nullable String category,
        @Nullable String correlationId,
        @Nullable String policy,
        @Nullable Duration retryAfter,
        List<ErrorDetail> details) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 500;
    private static final Duration LONGEST_THROTTLE = Duration.ofSeconds(10);

    static ErrorBody none() {
        return new ErrorBody("", null, null, null, null, List.of());
    }

    /** Reads a body. Never throws. */
    static ErrorBody read(String body, @Nullable String retryAfter, @Nullable String correlationHeader) {
        Duration wait = seconds(retryAfter);
        JsonNode node;
        try {
            node = JSON.readTree(body);
        } catch (IOException e) {
            return new ErrorBody("", null, correlationHeader, null, wait, List.of());
        }
        if (node == null || !node.isObject()) {
            return new ErrorBody("", null, correlationHeader, null, wait, List.of());
        }
        List<ErrorDetail> details = new ArrayList<>();
        node.path("errors").forEach(each -> details.add(detail(each)));
        if (!node.path("context").isEmpty()) {
            details.add(new ErrorDetail("", text(node, "subCategory"), context(node.path("context"))));
        }
        String category = text(node, "category");
        String correlation = text(node, "correlationId");
        String message = text(node, "message");
        return new ErrorBody(
                message == null ? "" : shorten(message),
                category == null ? text(node, "errorType") : category,
                correlation == null ? correlationHeader : correlation,
                text(node, "policyName"),
                wait,
                details);
    }

    private static ErrorDetail detail(JsonNode node) {
        String message = text(node, "message");
        String code = text(node, "code");
        Map<String, List<String>> context = context(node.path("context"));
        String in = text(node, "in");
        if (in != null) {
            context.putIfAbsent("in", List.of(in));
        }
        String name = text(node, "name");
        if (name != null) {
            context.putIfAbsent("name", List.of(name));
        }
        return new ErrorDetail(
                message == null ? "" : shorten(message), code == null ? text(node, "category") : code, context);
    }

    private static Map<String, List<String>> context(JsonNode node) {
        Map<String, List<String>> context = new HashMap<>();
        node.properties().forEach(field -> {
            List<String> values = new ArrayList<>();
            if (field.getValue().isArray()) {
                field.getValue().forEach(value -> values.add(value.asText()));
            } else {
                values.add(field.getValue().asText());
            }
            context.put(field.getKey(), List.copyOf(values));
        });
        return context;
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() || value.isContainerNode() ? null : value.asText();
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static @Nullable Duration seconds(@Nullable String header) {
        try {
            return header == null ? null : Duration.ofMillis((long) (Double.parseDouble(header.strip()) * 1000));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    boolean isDaily() {
        return "DAILY".equalsIgnoreCase(policy);
    }

    boolean isAboutScopes() {
        return "MISSING_SCOPES".equalsIgnoreCase(category) || !scopes().isEmpty();
    }

    /** The scopes that the reply names. */
    List<String> scopes() {
        Set<String> scopes = new LinkedHashSet<>();
        for (ErrorDetail detail : details) {
            detail.context().forEach((name, values) -> {
                if (name.toLowerCase(Locale.ROOT).contains("scope")) {
                    scopes.addAll(values);
                }
            });
        }
        return List.copyOf(scopes);
    }

    /** How long to keep still after 429: what the reply says, but neither nothing nor for ever. */
    Duration throttledFor() {
        Duration standard = "SECONDLY".equalsIgnoreCase(policy) ? Duration.ofSeconds(1) : Duration.ofSeconds(2);
        if (retryAfter == null) {
            return standard;
        }
        if (retryAfter.compareTo(Duration.ofMillis(500)) < 0) {
            return Duration.ofMillis(500);
        }
        return retryAfter.compareTo(LONGEST_THROTTLE) > 0 ? LONGEST_THROTTLE : retryAfter;
    }

    /** The error in words, without a value that must not show. */
    String inWords(@Nullable String hidden) {
        StringBuilder words = new StringBuilder(message);
        if (category != null) {
            words.append(words.isEmpty() ? "" : " ")
                    .append('[')
                    .append(category)
                    .append(']');
        }
        for (ErrorDetail detail : details) {
            words.append("; ").append(detail.inWords());
        }
        String text = shorten(words.toString());
        return hidden == null ? text : text.replace(hidden, "…");
    }

    /** Whether a text is one whole JSON value. */
    static boolean isWhole(String body) {
        try (JsonParser parser = JSON.createParser(body)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }
}
