package io.github.abmrules.core.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A record class as JSON sees it: the components in their order, under their names in snake_case. Immutable and thread-safe.
 *
 * @param type the class
 * @param parts the components
 * @param constructor the canonical constructor
 */
record RecordLayout<T>(Class<T> type, List<Part> parts, Constructor<T> constructor) {

    /**
     * A component.
     *
     * @param name the name in JSON
     * @param type what it holds
     * @param nullable whether null is allowed
     * @param component the component
     */
    record Part(String name, Type type, boolean nullable, RecordComponent component) {

        /** The value in a record. */
        @Nullable
        Object of(Object owner) {
            try {
                return component.getAccessor().invoke(owner);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("The record of " + name + " is not public.", e);
            } catch (InvocationTargetException e) {
                throw rethrown(e);
            }
        }
    }

    private static final ClassValue<RecordLayout<?>> LAYOUTS = new ClassValue<>() {
        @Override
        protected RecordLayout<?> computeValue(Class<?> type) {
            return make(type);
        }
    };

    /** The layout of a record class. */
    @SuppressWarnings("unchecked") // The layout under a class is that of the class.
    static <T> RecordLayout<T> of(Class<T> type) {
        return (RecordLayout<T>) LAYOUTS.get(type);
    }

    private static <T> RecordLayout<T> make(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalArgumentException(type.getName() + " is no record.");
        }
        List<Part> parts = new ArrayList<>();
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            types[i] = component.getType();
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            parts.add(new Part(snakeCase(component.getName()), component.getGenericType(), nullable, component));
        }
        try {
            return new RecordLayout<>(type, List.copyOf(parts), type.getDeclaredConstructor(types));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Every record has a canonical constructor, but not " + type, e);
        }
    }

    /** A record of these values, in the order of the parts. */
    T make(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("The record " + type.getName() + " is not public.", e);
        } catch (InvocationTargetException e) {
            throw rethrown(e);
        }
    }

    /** {@code fooBar} as {@code foo_bar}, and {@code inARow} as {@code in_a_row}. */
    static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }

    /** The text of a constant: its {@code id()} where the type has one, else its name. */
    static String textOf(Enum<?> constant) {
        Method id = ID.get(constant.getDeclaringClass()).method();
        if (id == null) {
            return constant.name();
        }
        try {
            return String.valueOf(id.invoke(constant));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The enumeration " + constant.getDeclaringClass() + " is not public.", e);
        } catch (InvocationTargetException e) {
            throw rethrown(e);
        }
    }

    /** The method that gives the id of a constant; null when names are ids. */
    private record IdMethod(@Nullable Method method) {}

    private static final ClassValue<IdMethod> ID = new ClassValue<>() {
        @Override
        protected IdMethod computeValue(Class<?> type) {
            return new IdMethod(Arrays.stream(type.getMethods())
                    .filter(method -> method.getName().equals("id")
                            && method.getParameterCount() == 0
                            && method.getReturnType() == String.class)
                    .findFirst()
                    .orElse(null));
        }
    };

    private static RuntimeException rethrown(InvocationTargetException e) {
        Throwable cause = e.getCause();
        if (cause instanceof RuntimeException exception) {
            return exception;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(cause);
    }
}
