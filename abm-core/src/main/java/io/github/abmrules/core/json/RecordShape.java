package io.github.abmrules.core.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a record class, taken from the class itself: a component that may be null is optional, and so is a list, a
 * map, or a boolean, which are then empty or false; any other is required. What the constructor refuses is a problem of the
 * record. The first component, when it is a text, names the record.
 */
final class RecordShape<T> extends Shape<T> {

    private final RecordLayout<T> layout;
    private final List<Field<?>> fields = new ArrayList<>();

    RecordShape(RecordLayout<T> layout) {
        this.layout = layout;
        for (RecordLayout.Part part : layout.parts()) {
            fields.add(declare(part));
        }
    }

    private Field<?> declare(RecordLayout.Part part) {
        if (fields.isEmpty() && part.type() == String.class && !part.nullable()) {
            return identity(part.name());
        }
        Kind<?> kind = TypeKinds.of(part);
        return isRequired(part) ? required(part.name(), kind) : optional(part.name(), kind);
    }

    /** Whether an object without the field is wrong. */
    static boolean isRequired(RecordLayout.Part part) {
        return !part.nullable()
                && part.type() != boolean.class
                && !TypeKinds.isList(part.type())
                && !TypeKinds.isMap(part.type());
    }

    @Override
    T build(Slots slots) {
        @Nullable Object[] values = new Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            RecordLayout.Part part = layout.parts().get(i);
            Object value = slots.find(fields.get(i));
            if (value == null && part.type() == boolean.class) {
                value = false;
            } else if (value == null && TypeKinds.isList(part.type())) {
                value = List.of();
            } else if (value == null && TypeKinds.isMap(part.type())) {
                value = Map.of();
            }
            values[i] = value;
        }
        return layout.make(values);
    }
}
