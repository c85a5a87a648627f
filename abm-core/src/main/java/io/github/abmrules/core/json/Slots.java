package io.github.abmrules.core.json;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The values of the fields of one object while it is read. */
final class Slots {

    private enum State {
        NULL,
        GIVEN,
        WRONG
    }

    private final @Nullable JsonCursor in;
    private final @Nullable Object[] values;
    private final @Nullable State[] states;

    /**
     * No values yet.
     *
     * @param in what is told of problems; null where there are none
     */
    Slots(@Nullable JsonCursor in, int fields) {
        this.in = in;
        values = new Object[fields];
        states = new State[fields];
    }

    /** Reads the value of a field; a second one in the same object is a problem. */
    void read(Field<?> field, JsonCursor from) throws IOException {
        int position = field.position();
        boolean again = states[position] != null;
        JsonType type = from.nextValue();
        if (again) {
            from.problem(from.excerpt(), "appears twice in one object; keep one");
            states[position] = State.WRONG;
        } else if (type == JsonType.NULL) {
            states[position] = State.NULL;
        } else {
            Object value = field.kind().read(from);
            values[position] = value;
            states[position] = value == null ? State.WRONG : State.GIVEN;
        }
    }

    /** Reads the value of a field of an object in which nothing is wrong. */
    void readFlawless(Field<?> field, FlawlessJson from) {
        int position = field.position();
        if (states[position] != null) {
            throw FlawlessJson.doubt();
        }
        if (from.isNull()) {
            states[position] = State.NULL;
        } else {
            values[position] = field.kind().readFlawless(from);
            states[position] = State.GIVEN;
        }
    }

    /** Whether a field is not there, or null: not whether its value is wrong. */
    boolean absent(Field<?> field) {
        State state = states[field.position()];
        return state == null || state == State.NULL;
    }

    /** Notes that an absent field is required. */
    void missing(Field<?> field, String condition) {
        if (in == null) {
            throw FlawlessJson.doubt();
        }
        in.enter(field.name());
        String allowed = field.kind().allowed();
        in.problem(null, "is required" + condition + (allowed.isEmpty() ? "" : "; allowed: " + allowed));
        in.leave();
    }

    /** The value of a field that is required and right. */
    <V> V get(Field<V> field) {
        return Objects.requireNonNull(find(field), field.name());
    }

    /** The value of a field, or null. */
    @SuppressWarnings("unchecked") // A field's kind gives what the field holds.
    <V> @Nullable V find(Field<V> field) {
        return (V) values[field.position()];
    }

    /** The value of a field, or the default. */
    <V> V or(Field<V> field, V otherwise) {
        V value = find(field);
        return value == null ? otherwise : value;
    }

    /** The value of a field that holds a list, or an empty one. */
    <V> List<V> list(Field<List<V>> field) {
        return or(field, List.of());
    }
}
