package io.github.abmrules.rules.proof;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a record is taken apart and put together again. Immutable. */
final class Shape {
    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return new Shape(type);
        }
    };

    private final List<RecordComponent> components;
    private final Method[] accessors;
    private final Constructor<?> constructor;

    private Shape(Class<?> type) {
        components = List.of(type.getRecordComponents());
        accessors = new Method[components.size()];
        for (int i = 0; i < accessors.length; i++) {
            accessors[i] = components.get(i).getAccessor();
            accessors[i].setAccessible(true);
        }
        try {
            constructor = type.getDeclaredConstructor(
                    components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " has no canonical constructor", e);
        }
        constructor.setAccessible(true);
    }

    static Shape of(Class<?> type) {
        return SHAPES.get(type);
    }

    List<RecordComponent> components() {
        return components;
    }

    /** A component may be null. */
    static boolean nullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || Arrays.stream(component.getAnnotatedType().getAnnotations())
                        .anyMatch(each -> each.annotationType().getSimpleName().equals("Nullable"));
    }

    @Nullable
    Object get(Object value, int index) {
        try {
            return accessors[index].invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A record of these components.
     *
     * @throws ReflectiveOperationException when the record refuses them
     */
    Object make(@Nullable Object[] components) throws ReflectiveOperationException {
        return constructor.newInstance(components);
    }

    /** A record with one component, or one of a component of it, in the place of what was there. */
    static Object with(Object value, int[] path, int depth, @Nullable Object part)
            throws ReflectiveOperationException {
        Shape shape = of(value.getClass());
        @Nullable Object[] parts = new Object[shape.accessors.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = shape.get(value, i);
        }
        int index = path[depth];
        Object inner = parts[index];
        if (depth == path.length - 1) {
            parts[index] = part;
        } else if (inner != null) {
            parts[index] = with(inner, path, depth + 1, part);
        }
        return shape.make(parts);
    }
}
