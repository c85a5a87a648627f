package io.github.abmrules.core.json;

import io.github.abmrules.core.rejection.ValueKind;
import io.github.abmrules.core.rejection.Values;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A text, a number or a boolean that becomes a value by way of its text, as in every other format. */
record ScalarKind<V>(JsonType type, ValueKind<V> values) implements Kind<V> {

    @Override
    public @Nullable V read(JsonCursor in) throws IOException {
        return read(in, type, values);
    }

    @Override
    public V readFlawless(FlawlessJson in) {
        V value = switch (type) {
            case TEXT -> values.parse(in.text());
            case NUMBER -> values.parse(in.number());
            case BOOLEAN -> values.parse(in.bool() ? "true" : "false");
            default -> null;
        };
        if (value == null) {
            throw FlawlessJson.doubt();
        }
        return value;
    }

    static <V> @Nullable V read(JsonCursor in, JsonType type, ValueKind<V> values) throws IOException {
        JsonType found = in.type();
        if (found != type) {
            in.wrongType(type, values.allowed(), advice(in, type, found, values));
            return null;
        }
        String text = in.text();
        V value = values.parse(text);
        if (value == null) {
            in.problem(Values.excerpt(text), values.complaint(text));
        }
        return value;
    }

    @Override
    public String allowed() {
        return values.allowed();
    }

    private static String advice(JsonCursor in, JsonType wanted, JsonType found, ValueKind<?> values)
            throws IOException {
        if (found == JsonType.LIST || found == JsonType.OBJECT || found == JsonType.NULL) {
            return "";
        }
        String text = in.text();
        Object value = values.parse(text);
        if (value == null) {
            return "";
        }
        return wanted == JsonType.TEXT
                ? " Maybe \"" + text + "\", in quotes?"
                : " Maybe " + value + ", without quotes?";
    }
}
