package io.github.abmrules.rules.proof;

import io.github.abmrules.core.explain.FiredRule;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How a fact is taken apart and put together again: a record by its components, another class by what its one constructor is
 * given. Thread-safe.
 */
final class Shape {
    private static final String OURS = "io.github.abmrules.";
    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return new Shape(type);
        }
    };

    /** What facts that are no records were made of. */
    private static final Map<Object, @Nullable Object[]> MADE_OF = Collections.synchronizedMap(new WeakHashMap<>());

    private final List<Component> components = new ArrayList<>();
    private final List<Method> accessors = new ArrayList<>();
    private final Constructor<?> constructor;

    /** One part. */
    record Component(String name, Class<?> type, Type generic, boolean nullable) {}

    private Shape(Class<?> type) {
        if (type.isRecord()) {
            for (RecordComponent each : type.getRecordComponents()) {
                components.add(new Component(
                        each.getName(), each.getType(), each.getGenericType(), nullable(each.getAnnotatedType())));
                each.getAccessor().setAccessible(true);
                accessors.add(each.getAccessor());
            }
            Class<?>[] types = components.stream().map(Component::type).toArray(Class<?>[]::new);
            constructor = Arrays.stream(type.getDeclaredConstructors())
                    .filter(each -> Arrays.equals(each.getParameterTypes(), types))
                    .findFirst()
                    .orElseThrow();
        } else {
            constructor = type.getDeclaredConstructors()[0];
            for (Parameter each : constructor.getParameters()) {
                components.add(new Component(
                        each.getName(),
                        each.getType(),
                        each.getParameterizedType(),
                        nullable(each.getAnnotatedType())));
            }
        }
        constructor.setAccessible(true);
    }

    private static boolean nullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    /** Whether values of a type can be taken apart. */
    static boolean has(Class<?> type) {
        return type.getName().startsWith(OURS)
                && type != FiredRule.class
                && (type.isRecord()
                        || (!type.isEnum()
                                && !type.isInterface()
                                && !Modifier.isAbstract(type.getModifiers())
                                && type.getDeclaredConstructors().length == 1
                                && type.getDeclaredConstructors()[0].getParameterCount() > 0));
    }

    static Shape of(Class<?> type) {
        return SHAPES.get(type);
    }

    List<Component> components() {
        return components;
    }

    /** Whether this value can be taken apart. */
    static boolean opens(Object value) {
        return has(value.getClass()) && (value.getClass().isRecord() || MADE_OF.containsKey(value));
    }

    /** The parts of a value that {@link #opens}. */
    @Nullable
    Object[] parts(Object value) {
        if (accessors.isEmpty()) {
            @Nullable Object[] parts = MADE_OF.get(value);
            return parts == null ? new Object[components.size()] : parts.clone();
        }
        @Nullable Object[] parts = new Object[accessors.size()];
        for (int i = 0; i < parts.length; i++) {
            try {
                parts[i] = accessors.get(i).invoke(value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return parts;
    }

    /**
     * A value of these parts.
     *
     * @throws ReflectiveOperationException when the class refuses them
     */
    Object make(@Nullable Object[] parts) throws ReflectiveOperationException {
        Object value = constructor.newInstance(parts);
        if (accessors.isEmpty()) {
            MADE_OF.put(value, parts.clone());
        }
        return value;
    }

    /**
     * A value with other parts, each at its path, all changed at once.
     *
     * @param depth how much of the paths leads to this value
     * @throws ReflectiveOperationException when a class refuses them
     */
    static Object with(Object value, List<Change> changes, int depth) throws ReflectiveOperationException {
        Shape shape = of(value.getClass());
        @Nullable Object[] parts = shape.parts(value);
        for (int i = 0; i < parts.length; i++) {
            List<Change> inner = new ArrayList<>();
            for (Change each : changes) {
                if (each.path().get(depth) == i) {
                    if (each.path().size() == depth + 1) {
                        parts[i] = each.part();
                    } else {
                        inner.add(each);
                    }
                }
            }
            Object part = parts[i];
            if (!inner.isEmpty() && part != null) {
                parts[i] = with(part, inner, depth + 1);
            }
        }
        return shape.make(parts);
    }

    /** Another part at a path. */
    record Change(List<Integer> path, @Nullable Object part) {}
}
