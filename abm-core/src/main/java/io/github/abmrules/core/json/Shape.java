package io.github.abmrules.core.json;

import io.github.abmrules.core.rejection.InvalidFactException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a JSON object becomes a record: a subclass declares the fields and builds the record from their values. Unknown
 * fields are skipped with all they contain, a null counts as absent, and every problem of the object is found, not only
 * the first. Immutable once constructed, and shared by all threads.
 *
 * <pre>{@code
 * final class ContactShape extends Shape<Contact> {
 *     private final Field<String> contactId = required("contact_id", Kind.id());
 *     private final Field<String> role = optional("role", Kind.text());
 *
 *     Contact build(Slots slots) {
 *         return new Contact(slots.get(contactId), slots.find(role));
 *     }
 * }
 * }</pre>
 */
abstract class Shape<T> implements Kind<T> {

    private final Map<String, Field<?>> byName = new HashMap<>();
    private final List<Field<?>> fields = new ArrayList<>();
    private final List<byte[]> names = new ArrayList<>();
    private @Nullable Field<String> identity;

    /** Declares a field that an object must have. */
    final <V> Field<V> required(String name, Kind<V> kind) {
        return declare(new Field<>(name, fields.size(), kind, true));
    }

    /** Declares a field that an object may have. */
    final <V> Field<V> optional(String name, Kind<V> kind) {
        return declare(new Field<>(name, fields.size(), kind, false));
    }

    /** Declares the required field that names a whole record in rejections. */
    final Field<String> identity(String name) {
        Field<String> field = required(name, Kind.id());
        identity = field;
        return field;
    }

    private <V> Field<V> declare(Field<V> field) {
        fields.add(field);
        names.add(FlawlessJson.utf8(field.name()));
        byName.put(field.name(), field);
        return field;
    }

    /** Tells {@code slots} what is missing in view of other fields. Asked even when single fields are wrong. */
    void check(Slots slots) {}

    /** The record. Asked only when nothing is wrong so far; may still throw {@link InvalidFactException}. */
    abstract T build(Slots slots);

    /** Tells {@code slots} what is missing once all fields have been read. */
    private void checkWhole(Slots slots) {
        for (Field<?> field : fields) {
            if (field.required() && slots.absent(field)) {
                slots.missing(field, "");
            }
        }
        check(slots);
    }

    @Override
    public final @Nullable T read(JsonCursor in) throws IOException {
        if (in.type() != JsonType.OBJECT) {
            in.wrongType(JsonType.OBJECT, "", "");
            return null;
        }
        int problemsBefore = in.problemCount();
        Slots slots = new Slots(in, fields.size());
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            Field<?> field = byName.get(name);
            if (field == null) {
                in.skip();
                continue;
            }
            in.enter(name);
            slots.read(field, in);
            if (identity != null && field.position() == identity.position()) {
                in.identify(slots.find(identity));
            }
            in.leave();
        }
        checkWhole(slots);
        if (in.problemCount() > problemsBefore) {
            return null;
        }
        try {
            return build(slots);
        } catch (InvalidFactException e) {
            in.add(e.asProblem(in.prefix()));
            return null;
        }
    }

    @Override
    public final T readFlawless(FlawlessJson in) {
        Slots slots = new Slots(null, fields.size());
        int next = 0;
        boolean more = in.beginObject();
        while (more) {
            in.name();
            Field<?> field = named(in, next);
            if (field == null) {
                in.skip();
            } else {
                slots.readFlawless(field, in);
                next = field.position() + 1;
                if (identity != null && field.position() == identity.position()) {
                    in.identify(slots.find(identity));
                }
            }
            more = in.moreInObject();
        }
        checkWhole(slots);
        return build(slots);
    }

    /** The field of the name that was read, which most often is the next or one soon after; null when there is none. */
    private @Nullable Field<?> named(FlawlessJson in, int next) {
        int count = names.size();
        for (int i = next; i < count; i++) {
            if (in.isToken(names.get(i))) {
                return fields.get(i);
            }
        }
        for (int i = 0; i < Math.min(next, count); i++) {
            if (in.isToken(names.get(i))) {
                return fields.get(i);
            }
        }
        return null;
    }
}
