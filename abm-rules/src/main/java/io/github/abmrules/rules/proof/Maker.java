package io.github.abmrules.rules.proof;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes some fact of a type: the plainest that the type accepts. Immutable. */
final class Maker {
    /** The instant of all decisions; as good as any, since nothing reads a clock. */
    static final Instant AS_OF = Instant.parse("2026-06-30T12:00:00Z");

    private static final int DEEPEST = 12;
    private final Collection<Class<?>> known;

    /** A maker that knows these types as ones that facts may have. */
    Maker(Collection<Class<?>> known) {
        this.known = List.copyOf(known);
    }

    /** A type of which nothing can be made. */
    static final class UnmakeableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnmakeableException(String message) {
            super(message);
        }
    }

    Object make(Class<?> type) throws UnmakeableException {
        return make(type, 0);
    }

    private Object make(Class<?> type, int depth) throws UnmakeableException {
        Object plain = plain(type);
        if (plain != null) {
            return plain;
        }
        if (depth > DEEPEST) {
            throw new UnmakeableException(type.getSimpleName() + " holds itself");
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isRecord()) {
            return record(type, depth);
        }
        for (Class<?> each : type.isSealed() ? List.of(type.getPermittedSubclasses()) : known) {
            if (type.isAssignableFrom(each) && each != type && (each.isRecord() || each.isEnum())) {
                return make(each, depth + 1);
            }
        }
        throw new UnmakeableException("nobody knows how to make a " + type.getSimpleName());
    }

    private static @Nullable Object plain(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return false;
        }
        if (type == int.class || type == Integer.class) {
            return 0;
        }
        if (type == long.class || type == Long.class) {
            return 0L;
        }
        if (type == double.class || type == Double.class) {
            return 0.0;
        }
        Map<Class<?>, Object> values = Map.ofEntries(
                Map.entry(String.class, "x"),
                Map.entry(Object.class, "x"),
                Map.entry(BigDecimal.class, BigDecimal.ZERO),
                Map.entry(Instant.class, AS_OF),
                Map.entry(LocalDate.class, LocalDate.ofInstant(AS_OF, ZoneOffset.UTC)),
                Map.entry(Duration.class, Duration.ZERO),
                Map.entry(ZoneId.class, ZoneOffset.UTC),
                Map.entry(List.class, List.of()),
                Map.entry(Collection.class, List.of()),
                Map.entry(Set.class, Set.of()),
                Map.entry(Map.class, Map.of()));
        return values.get(type);
    }

    private Object record(Class<?> type, int depth) throws UnmakeableException {
        Shape shape = Shape.of(type);
        List<RecordComponent> components = shape.components();
        @Nullable Object[] parts = new Object[components.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Shape.nullable(components.get(i))
                    ? null
                    : make(components.get(i).getType(), depth + 1);
        }
        Throwable refused;
        try {
            return shape.make(parts);
        } catch (ReflectiveOperationException e) {
            refused = e.getCause() == null ? e : e.getCause();
        }
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] == null) {
                @Nullable Object[] more = parts.clone();
                more[i] = make(components.get(i).getType(), depth + 1);
                try {
                    return shape.make(more);
                } catch (ReflectiveOperationException e) {
                    continue;
                }
            }
            Object element = element(components.get(i).getGenericType(), depth);
            if (element != null) {
                @Nullable Object[] more = parts.clone();
                more[i] = element;
                try {
                    return shape.make(more);
                } catch (ReflectiveOperationException e) {
                    continue;
                }
            }
        }
        throw new UnmakeableException("the plainest " + type.getSimpleName() + " is refused: " + refused.getMessage());
    }

    /** A collection with one element; null when the type is none, or nothing can be made of its elements. */
    @Nullable
    Object element(Type type, int depth) throws UnmakeableException {
        if (type instanceof ParameterizedType generic
                && generic.getRawType() instanceof Class<?> raw
                && Collection.class.isAssignableFrom(raw)
                && generic.getActualTypeArguments()[0] instanceof Class<?> element) {
            Object one = make(element, depth + 1);
            return Set.class.isAssignableFrom(raw) ? Set.of(one) : List.of(one);
        }
        return null;
    }
}
