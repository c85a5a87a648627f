package io.github.abmrules.core.json;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object whose names are the host's own, with values of one kind, in the order of the text. */
record MapKind<V>(Kind<V> element) implements Kind<Map<String, V>> {

    @Override
    public @Nullable Map<String, V> read(JsonCursor in) throws IOException {
        if (in.type() != JsonType.OBJECT) {
            in.wrongType(JsonType.OBJECT, "", "");
            return null;
        }
        Map<String, V> values = new LinkedHashMap<>();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.enter(name);
            in.nextValue();
            V value = element.read(in);
            if (value != null && values.putIfAbsent(name, value) != null) {
                in.problem(null, "appears twice in one object; keep one");
            }
            in.leave();
        }
        return values;
    }
}
