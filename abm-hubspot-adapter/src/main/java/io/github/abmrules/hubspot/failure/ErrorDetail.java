package io.github.abmrules.hubspot.failure;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One error of a reply.
 *
 * @param message in HubSpot's words; empty when it gave none
 * @param code HubSpot's code or category; null when it gave none
 * @param context names and values it is about: ids, properties, scopes
 */
public record ErrorDetail(String message, @Nullable String code, Map<String, List<String>> context) {

    /** Copies the context. */
    public ErrorDetail {
        context = Map.copyOf(context);
    }

    /** The values of a context name; empty when it is not there. */
    public List<String> context(String name) {
        return context.getOrDefault(name, List.of());
    }

    /** For people: message, code and context. */
    public String inWords() {
        return message
                + (code == null ? "" : " [" + code + "]")
                + (context.isEmpty() ? "" : " " + new java.util.TreeMap<>(context));
    }
}
