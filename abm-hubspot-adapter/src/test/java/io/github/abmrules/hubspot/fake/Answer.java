package io.github.abmrules.hubspot.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is sent. A null body is none at all. */
record Answer(
        int status, Map<String, String> headers, @Nullable ObjectNode body) {

    static Answer ok(ObjectNode body) {
        return new Answer(200, Map.of(), body);
    }

    static Answer created(ObjectNode body) {
        return new Answer(201, Map.of(), body);
    }

    static Answer nothing() {
        return new Answer(204, Map.of(), null);
    }
}
