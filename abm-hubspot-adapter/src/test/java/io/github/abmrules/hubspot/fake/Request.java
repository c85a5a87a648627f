package io.github.abmrules.hubspot.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has arrived. */
final class Request {

    private final String method;
    private final URI uri;
    private final Map<String, List<String>> query;
    private final String contentType;
    private final String body;
    private final @Nullable String token;

    Request(String method, URI uri, @Nullable String contentType, @Nullable String authorization, byte[] body) {
        this.method = method;
        this.uri = uri;
        this.query = form(uri.getRawQuery());
        this.contentType = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        this.body = new String(body, StandardCharsets.UTF_8);
        this.token = authorization != null && authorization.startsWith("Bearer ")
                ? authorization.substring("Bearer ".length()).strip()
                : null;
    }

    String method() {
        return method;
    }

    URI uri() {
        return uri;
    }

    @Nullable
    String token() {
        return token;
    }

    String text() {
        return body;
    }

    ObjectNode json() {
        if (!contentType.startsWith("application/json")) {
            throw Refusal.of(415, "UNSUPPORTED_MEDIA_TYPE", "Content-Type must be application/json.");
        }
        return Json.parse(body);
    }

    /** The fields of a form, null when the body is none. */
    @Nullable
    Map<String, List<String>> form() {
        return contentType.startsWith("application/x-www-form-urlencoded") ? form(body) : null;
    }

    @Nullable
    String parameter(String name) {
        List<String> values = query.get(name);
        return values == null ? null : values.get(0);
    }

    /** A parameter that is repeated or joined by commas. */
    List<String> list(String name) {
        List<String> all = new ArrayList<>();
        for (String value : query.getOrDefault(name, List.of())) {
            for (String part : value.split(",", -1)) {
                if (!part.isBlank()) {
                    all.add(part.strip());
                }
            }
        }
        return all;
    }

    int limit(int standard, int most) {
        String text = parameter("limit");
        if (text == null) {
            return standard;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= most) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Refused below.
        }
        throw Refusal.invalid("limit must be a number from 1 to " + most + ", not \"" + text + "\".");
    }

    private static Map<String, List<String>> form(@Nullable String text) {
        Map<String, List<String>> fields = new HashMap<>();
        if (text != null && !text.isEmpty()) {
            for (String pair : text.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                fields.computeIfAbsent(decode(name), key -> new ArrayList<>()).add(decode(value));
            }
        }
        return fields;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("The URL is not encoded well: " + text);
        }
    }
}
