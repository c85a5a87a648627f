package io.github.abmrules.rules.proof;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.explain.FiredRule;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes some fact of a type: the plainest that the type accepts. Immutable. */
final class Maker {
    /** The instant of all decisions; as good as any, since nothing reads a clock. */
    static final Instant AS_OF = Instant.parse("2026-06-30T12:00:00Z");

    private static final int DEEPEST = 12;
    private static final int DEEPEST_RICH = 3;
    private final Collection<Class<?>> known;

    private final Object parameters;

    /**
     * A maker for the facts of a pack.
     *
     * @param known types that facts may have
     * @param parameters the parameters of the pack
     */
    Maker(Collection<Class<?>> known, Object parameters) {
        this.known = List.copyOf(known);
        this.parameters = parameters;
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
        if (type.isInstance(parameters)) {
            return parameters;
        }
        if (depth > DEEPEST) {
            throw new UnmakeableException(type.getSimpleName() + " holds itself");
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (Shape.has(type) || type == FiredRule.class) {
            return shaped(type, depth);
        }
        for (Class<?> each : type.isSealed() ? List.of(type.getPermittedSubclasses()) : known) {
            if (type.isAssignableFrom(each) && each != type && (Shape.has(each) || each.isEnum())) {
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

    private Object shaped(Class<?> type, int depth) throws UnmakeableException {
        Shape shape = Shape.of(type);
        List<Shape.Component> components = shape.components();
        @Nullable Object[] parts = new Object[components.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = components.get(i).nullable()
                    ? rich(type, components.get(i), depth)
                    : part(components.get(i), depth);
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
                more[i] = make(components.get(i).type(), depth + 1);
                try {
                    return shape.make(more);
                } catch (ReflectiveOperationException e) {
                    continue;
                }
            }
            Object element = element(components.get(i).generic(), depth);
            if (element != null) {
                @Nullable Object[] more = parts.clone();
                more[i] = element;
                try {
                    return shape.make(more);
                } catch (ReflectiveOperationException e) {
                    // Nor is it this one that is missing.
                }
            }
        }
        throw new UnmakeableException("the plainest " + type.getSimpleName() + " is refused: " + refused.getMessage());
    }

    /** What may be null, and is not, so that what it is made of can be varied; an account is left as plain as it comes. */
    private @Nullable Object rich(Class<?> owner, Shape.Component component, int depth) {
        if (owner == Account.class || depth > DEEPEST_RICH || !Shape.has(component.type())) {
            return null;
        }
        try {
            return make(component.type(), depth + 1);
        } catch (UnmakeableException e) {
            return null;
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Object part(Shape.Component component, int depth) throws UnmakeableException {
        if (component.type() == Map.class
                && component.generic() instanceof ParameterizedType generic
                && generic.getActualTypeArguments()[0] instanceof Class<?> key
                && key.isEnum()) {
            EnumMap map = new EnumMap(key);
            if (generic.getActualTypeArguments()[1] instanceof Class<?> value) {
                for (Object constant : key.getEnumConstants()) {
                    map.put((Enum) constant, make(value, depth + 1));
                }
            }
            return map;
        }
        return make(component.type(), depth + 1);
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
