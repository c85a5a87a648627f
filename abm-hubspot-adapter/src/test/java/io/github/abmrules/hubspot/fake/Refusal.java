package io.github.abmrules.hubspot.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer that is an error, thrown where the mistake is found. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient ObjectNode body;

    private Refusal(int status, ObjectNode body) {
        super(body.path("message").asText(), null, false, false);
        this.status = status;
        this.body = body;
    }

    static Refusal of(int status, String category, String message) {
        return new Refusal(status, body(category, message));
    }

    static Refusal invalid(String message) {
        return of(400, "VALIDATION_ERROR", message);
    }

    /** A value that cannot be written. The service packs the reasons into the message, as JSON text. */
    static Refusal invalidValue(String property, String code, String message) {
        ObjectNode reason = Json.object();
        reason.put("isValid", false);
        reason.put("message", message);
        reason.put("error", code);
        reason.put("name", property);
        Refusal refusal = invalid("Property values were not valid: [" + reason + "]");
        ObjectNode detail = refusal.detail(message, code);
        detail.putObject("context").putArray("propertyName").add(property);
        return refusal;
    }

    static Refusal missing(List<String> properties) {
        Refusal refusal = invalid("Error creating record. Some required properties were not set.");
        ArrayNode context = refusal.detail("Required properties: " + properties, "MISSING_REQUIRED_PROPERTY")
                .putObject("context")
                .putArray("properties");
        properties.forEach(context::add);
        return refusal;
    }

    static Refusal notFound(String what) {
        return of(404, "OBJECT_NOT_FOUND", what);
    }

    static Refusal missingScope(String scope) {
        Refusal refusal = of(
                403,
                "MISSING_SCOPES",
                "This app hasn't been granted all required scopes to make this call. Read more about required scopes.");
        refusal.detail("One or more of the following scopes are required.", null)
                .putObject("context")
                .putArray("requiredGranularScopes")
                .add(scope);
        return refusal;
    }

    static ObjectNode body(String category, String message) {
        ObjectNode body = Json.object();
        body.put("status", "error");
        body.put("message", message);
        body.put("category", category);
        return body;
    }

    private ObjectNode detail(String message, @Nullable String code) {
        ObjectNode detail = body.withArrayProperty("errors").addObject();
        detail.put("message", message);
        if (code != null) {
            detail.put("code", code);
        }
        return detail;
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        return body.deepCopy();
    }

    /** The error as an entry of the list of a partial answer. */
    ObjectNode entry(String id) {
        ObjectNode entry = body();
        entry.withObjectProperty("context").putArray("ids").add(id);
        return entry;
    }
}
