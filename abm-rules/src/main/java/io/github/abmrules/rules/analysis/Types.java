package io.github.abmrules.rules.analysis;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The types that a rule file knows, and their members as conditions see them. */
public final class Types {
    private static final Set<String> OF_OBJECT = Set.of("getClass", "hashCode", "notify", "notifyAll", "wait", "clone");

    private final Map<String, Class<?>> bySimpleName = new TreeMap<>();
    private final Map<String, Optional<Class<?>>> found = new ConcurrentHashMap<>();
    private final Map<String, List<Method>> functions = new TreeMap<>();
    private final Set<String> missing = new TreeSet<>();

    Types(Collection<String> imports, Collection<String> staticImports) {
        for (String name : imports) {
            Class<?> type = load(name);
            if (type != null) {
                bySimpleName.put(type.getSimpleName(), type);
            } else if (!name.endsWith(".*")) {
                missing.add(name);
            }
        }
        for (String name : staticImports) {
            List<Method> methods = statics(name);
            if (methods.isEmpty() && !name.endsWith(".*")) {
                missing.add(name);
            }
            methods.forEach(method -> functions
                    .computeIfAbsent(method.getName(), key -> new ArrayList<>())
                    .add(method));
        }
    }

    /** Imports that lead nowhere. */
    Set<String> missing() {
        return missing;
    }

    /** A type by the name that a rule uses; null when it is not known. */
    @Nullable
    Class<?> type(String name) {
        return found.computeIfAbsent(name, key -> Optional.ofNullable(find(key)))
                .orElse(null);
    }

    private @Nullable Class<?> find(String name) {
        Class<?> found = bySimpleName.get(name);
        if (found == null && name.contains(".")) {
            int dot = name.lastIndexOf('.');
            Class<?> outer = find(name.substring(0, dot));
            found = outer == null ? load(name) : load(outer.getName() + "$" + name.substring(dot + 1));
        }
        return found == null ? load("java.lang." + name) : found;
    }

    /** The simple names of the imported types. */
    Set<String> names() {
        return bySimpleName.keySet();
    }

    /** Static methods of a name that are imported. */
    List<Method> functions(String name) {
        return functions.getOrDefault(name, List.of());
    }

    /** Static methods by their full name; none when there are none of that name. */
    static List<Method> statics(String name) {
        int dot = name.lastIndexOf('.');
        Class<?> owner = dot < 0 ? null : load(name.substring(0, dot));
        String member = name.substring(dot + 1);
        return owner == null
                ? List.of()
                : Arrays.stream(owner.getMethods())
                        .filter(method -> Modifier.isStatic(method.getModifiers())
                                && (member.equals("*") || method.getName().equals(member)))
                        .toList();
    }

    /** The names of imported static methods. */
    Set<String> functionNames() {
        return functions.keySet();
    }

    /** The names under which conditions see the members of a type. */
    static Set<String> members(Class<?> type) {
        Set<String> names = new TreeSet<>();
        for (Method method : type.getMethods()) {
            if (isMember(method) && !method.getName().equals("toString")) {
                names.add(property(method.getName()));
            }
        }
        for (Field field : type.getFields()) {
            names.add(field.getName());
        }
        return names;
    }

    /** The type of a member of a type; null when there is none of that name. */
    static @Nullable Type member(Class<?> type, String name) {
        for (Method method : type.getMethods()) {
            if (isNamed(method, name)) {
                return method.getGenericReturnType();
            }
        }
        for (Field field : type.getFields()) {
            if (field.getName().equals(name)) {
                return field.getGenericType();
            }
        }
        return type.isArray() && name.equals("length") ? int.class : null;
    }

    private static boolean isMember(Method method) {
        return method.getParameterCount() == 0
                && method.getReturnType() != void.class
                && !Modifier.isStatic(method.getModifiers())
                && !OF_OBJECT.contains(method.getName());
    }

    /** Whether conditions see a method under a name. */
    public static boolean isNamed(Method method, String name) {
        return isMember(method)
                && (method.getName().equals(name) || property(method.getName()).equals(name));
    }

    private static String property(String method) {
        for (String prefix : List.of("get", "is")) {
            if (method.length() > prefix.length()
                    && method.startsWith(prefix)
                    && Character.isUpperCase(method.charAt(prefix.length()))) {
                String rest = method.substring(prefix.length());
                return rest.substring(0, 1).toLowerCase(Locale.ROOT) + rest.substring(1);
            }
        }
        return method;
    }

    /** The methods of a name that a type has. */
    static List<Method> methods(Class<?> type, String name) {
        return METHODS.get(type).getOrDefault(name, List.of());
    }

    /** Methods by name, looked up once for a class. */
    private static final ClassValue<Map<String, List<Method>>> METHODS = new ClassValue<>() {
        @Override
        protected Map<String, List<Method>> computeValue(Class<?> type) {
            return Arrays.stream(type.getMethods()).collect(Collectors.groupingBy(Method::getName));
        }
    };

    /** The names of the methods of a type. */
    static Set<String> methodNames(Class<?> type) {
        Set<String> names = new TreeSet<>();
        for (Method method : type.getMethods()) {
            if (method.getDeclaringClass() != Object.class) {
                names.add(method.getName());
            }
        }
        return names;
    }

    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            int.class, Integer.class,
            long.class, Long.class,
            double.class, Double.class,
            float.class, Float.class,
            short.class, Short.class,
            byte.class, Byte.class,
            char.class, Character.class,
            boolean.class, Boolean.class);

    /** The class of values of a primitive type; any other class itself. */
    static Class<?> boxed(Class<?> type) {
        return BOXES.getOrDefault(type, type);
    }

    /** The class of a type; Object when it has none of its own. */
    public static Class<?> raw(Type type) {
        if (type instanceof Class<?> found) {
            return found;
        }
        if (type instanceof ParameterizedType generic) {
            return raw(generic.getRawType());
        }
        if (type instanceof TypeVariable<?> variable) {
            return raw(variable.getBounds()[0]);
        }
        return type instanceof WildcardType wildcard ? raw(wildcard.getUpperBounds()[0]) : Object.class;
    }

    /** The type of the elements of a collection; null when it is none, or nobody knows. */
    public static @Nullable Class<?> element(Type type) {
        if (type instanceof ParameterizedType generic
                && Collection.class.isAssignableFrom(raw(type))
                && generic.getActualTypeArguments().length == 1) {
            return raw(generic.getActualTypeArguments()[0]);
        }
        return null;
    }

    private static @Nullable Class<?> load(String name) {
        String candidate = name;
        while (true) {
            try {
                return Class.forName(candidate, false, Types.class.getClassLoader());
            } catch (ClassNotFoundException | LinkageError e) {
                int dot = candidate.lastIndexOf('.');
                if (dot < 0) {
                    return null;
                }
                // A nested type is written with a dot and named with a dollar sign.
                candidate = candidate.substring(0, dot) + "$" + candidate.substring(dot + 1);
            }
        }
    }
}
