package io.github.abmrules.rules.restrict;

import io.github.abmrules.rules.parameters.Parameters;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The types that restricted rules may speak of, and what they may ask them. All is decided by name, without running
 * anything of a class that is not permitted: a type that is not in a permitted package is not even loaded.
 */
final class Permitted {
    private static final String CORE = "io.github.abmrules.core.";
    private static final String VERBS = "io.github.abmrules.rules.verb.";
    /** The packages whose records, constants and interfaces are facts. */
    private static final Set<String> FACTS = Set.of(
            "io.github.abmrules.rules.fact",
            "io.github.abmrules.rules.profile",
            "io.github.abmrules.rules.sales",
            "io.github.abmrules.rules.lead",
            "io.github.abmrules.rules.plan",
            "io.github.abmrules.rules.health",
            "io.github.abmrules.rules.research",
            "io.github.abmrules.rules.content",
            "io.github.abmrules.rules.route",
            "io.github.abmrules.rules.trust");

    private static final Set<Class<?>> TIMES = Set.of(
            Instant.class,
            Duration.class,
            Period.class,
            LocalDate.class,
            LocalDateTime.class,
            LocalTime.class,
            ZonedDateTime.class,
            OffsetDateTime.class,
            Year.class,
            YearMonth.class,
            MonthDay.class,
            DayOfWeek.class,
            Month.class,
            ZoneId.class,
            ZoneOffset.class);

    private static final Set<String> OF_ANY = Set.of("equals", "toString", "compareTo");
    private static final Set<String> OF_NUMBERS = Set.of("intValue", "longValue", "doubleValue", "signum");
    private static final Map<Class<?>, Set<String>> VALUES = new LinkedHashMap<>();

    static {
        VALUES.put(
                String.class,
                Set.of(
                        "length",
                        "isEmpty",
                        "isBlank",
                        "equalsIgnoreCase",
                        "contains",
                        "startsWith",
                        "endsWith",
                        "indexOf",
                        "strip",
                        "trim",
                        "toLowerCase",
                        "toUpperCase",
                        "substring",
                        "charAt"));
        VALUES.put(Boolean.class, Set.of("booleanValue"));
        VALUES.put(Character.class, Set.of());
        VALUES.put(Number.class, OF_NUMBERS);
        VALUES.put(Integer.class, OF_NUMBERS);
        VALUES.put(Long.class, OF_NUMBERS);
        VALUES.put(Double.class, OF_NUMBERS);
        VALUES.put(BigDecimal.class, Set.of("signum", "negate", "abs", "min", "max", "intValue", "doubleValue"));
        Set<String> ofCollections =
                Set.of("size", "isEmpty", "contains", "containsAll", "get", "indexOf", "first", "last");
        VALUES.put(Collection.class, ofCollections);
        VALUES.put(List.class, ofCollections);
        VALUES.put(Set.class, ofCollections);
        VALUES.put(
                Map.class,
                Set.of("size", "isEmpty", "get", "getOrDefault", "containsKey", "containsValue", "keySet", "values"));
        VALUES.put(Optional.class, Set.of("isPresent", "isEmpty", "get", "orElse"));
    }

    /** Nothing of these can be had: members of every object, and what leads to other objects. */
    private static final Set<String> OF_OBJECT =
            Set.of("getClass", "hashCode", "notify", "notifyAll", "wait", "clone", "finalize");

    private final Map<String, Class<?>> imported = new HashMap<>();

    Permitted() {
        VALUES.keySet().forEach(type -> {
            if (type.getPackageName().equals("java.lang")) {
                imported.put(type.getSimpleName(), type);
            }
        });
    }

    /** Lets a file use a type by its simple name; false when it may not. */
    boolean add(String name) {
        Class<?> type = typeOf(name);
        if (type == null) {
            return false;
        }
        imported.put(type.getSimpleName(), type);
        return true;
    }

    /** Whether a static import is a verb. */
    static boolean isVerb(String name) {
        int dot = name.lastIndexOf('.');
        String owner = dot < 0 ? "" : name.substring(0, dot);
        if (!owner.startsWith(VERBS) || owner.indexOf('.', VERBS.length()) >= 0) {
            return false;
        }
        Class<?> type = load(owner);
        return type != null && verb(type, name.substring(dot + 1));
    }

    private static boolean verb(Class<?> owner, String name) {
        for (Method method : owner.getMethods()) {
            if (method.getName().equals(name) && Modifier.isStatic(method.getModifiers())) {
                return true;
            }
        }
        return false;
    }

    /** The type that a simple name of the file stands for, also one within another; null when there is none. */
    @Nullable
    Class<?> named(String name) {
        int dot = name.indexOf('.');
        Class<?> type = imported.get(dot < 0 ? name : name.substring(0, dot));
        while (type != null && dot >= 0) {
            int next = name.indexOf('.', dot + 1);
            String simple = name.substring(dot + 1, next < 0 ? name.length() : next);
            Class<?> inner = null;
            for (Class<?> each : type.getClasses()) {
                if (each.getSimpleName().equals(simple) && isPermitted(each)) {
                    inner = each;
                }
            }
            type = inner;
            dot = next;
        }
        return type;
    }

    private static @Nullable Class<?> typeOf(String name) {
        for (Class<?> type : VALUES.keySet()) {
            if (type.getName().equals(name)) {
                return type;
            }
        }
        for (Class<?> type : TIMES) {
            if (type.getName().equals(name)) {
                return type;
            }
        }
        if (!name.startsWith("io.github.abmrules.")) {
            return null;
        }
        String candidate = name;
        while (candidate.contains(".")) {
            Class<?> type = load(candidate);
            if (type != null) {
                return isPermitted(type) ? type : null;
            }
            int dot = candidate.lastIndexOf('.');
            candidate = candidate.substring(0, dot) + "$" + candidate.substring(dot + 1);
        }
        return null;
    }

    private static @Nullable Class<?> load(String name) {
        try {
            return Class.forName(name, false, Permitted.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    /** Whether values of a type may be asked anything. */
    static boolean isPermitted(Class<?> type) {
        return type.isPrimitive()
                || VALUES.containsKey(type)
                || TIMES.contains(type)
                || type == Parameters.class
                || isFact(type);
    }

    private static boolean isFact(Class<?> type) {
        boolean home = FACTS.contains(type.getPackageName())
                || (type.getPackageName().startsWith(CORE) && Modifier.isPublic(type.getModifiers()));
        return home && (type.isRecord() || type.isEnum() || type.isInterface() || type.isSealed() || isValue(type));
    }

    /** A final class that nobody else can make: what the engine itself computes about an input. */
    private static boolean isValue(Class<?> type) {
        return Modifier.isFinal(type.getModifiers())
                && Modifier.isPublic(type.getModifiers())
                && type.getConstructors().length == 0;
    }

    /** Whether a method of a type may be called. */
    static boolean isPermitted(Class<?> owner, Method method) {
        String name = method.getName();
        if (Modifier.isStatic(method.getModifiers())
                || OF_OBJECT.contains(name)
                || method.getReturnType() == void.class
                || !isPermitted(owner)) {
            return false;
        }
        Class<?> back = method.getReturnType();
        if (back.isArray() || !(isPermitted(back) || back == Object.class || back == Comparable.class)) {
            return false;
        }
        if (OF_ANY.contains(name)) {
            return true;
        }
        Set<String> names = VALUES.get(owner);
        if (names != null) {
            return names.contains(name);
        }
        if (owner.isEnum()) {
            return method.getDeclaringClass() == owner || name.equals("name") || name.equals("ordinal");
        }
        return true;
    }

    /** Whether a type is a record of facts, which a right-hand side may make to insert it. */
    static boolean isResult(Class<?> type) {
        return type.isRecord() && FACTS.contains(type.getPackageName());
    }
}
