package io.github.abmrules.rules.proof;

import io.github.abmrules.core.explain.FiredRule;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values that a fact is made of, however deep, each with those that it may take. */
final class Leaves {
    private static final int DEEPEST = 9;
    private static final int MOST_OF_A_POWER_SET = 4;
    private static final int LONGEST = 101;

    /**
     * One value.
     *
     * @param path which component of which component
     * @param name the last component
     * @param free whether its values were chosen by us, so that two that no condition tells apart are one
     */
    record Leaf(List<Integer> path, String name, boolean free, List<@Nullable Object> values) {}

    /** Figures that conditions compare with. */
    record Thresholds(Set<BigDecimal> numbers, Set<Instant> instants, Set<String> texts) {}

    private final Maker maker;
    private final Thresholds thresholds;
    private final List<Leaf> leaves = new ArrayList<>();

    private Leaves(Maker maker, Thresholds thresholds) {
        this.maker = maker;
        this.thresholds = thresholds;
    }

    static List<Leaf> of(Object fact, Maker maker, Thresholds thresholds) {
        Leaves all = new Leaves(maker, thresholds);
        all.collect(fact, List.of());
        return all.leaves;
    }

    private void collect(Object value, List<Integer> path) {
        Shape shape = Shape.of(value.getClass());
        @Nullable Object[] parts = shape.parts(value);
        for (int i = 0; i < shape.components().size(); i++) {
            Shape.Component component = shape.components().get(i);
            List<Integer> at = new ArrayList<>(path);
            at.add(i);
            Object part = parts[i];
            Class<?> type = component.type();
            if (type == FiredRule.class) {
                continue;
            }
            if (part != null && Shape.opens(part) && at.size() < DEEPEST) {
                if (component.nullable()) {
                    add(at, component, true, List.of(part));
                }
                collect(part, at);
                continue;
            }
            List<@Nullable Object> values = values(component, part);
            if (!values.isEmpty()) {
                add(at, component, !(type.isEnum() || type == boolean.class || type == Boolean.class), values);
            }
        }
    }

    private void add(List<Integer> path, Shape.Component component, boolean free, List<@Nullable Object> values) {
        Set<@Nullable Object> all = new LinkedHashSet<>(values);
        if (component.nullable()) {
            all.add(null);
        }
        leaves.add(new Leaf(path, component.name(), free, new ArrayList<>(all)));
    }

    private List<@Nullable Object> values(Shape.Component component, @Nullable Object now) {
        Class<?> type = component.type();
        List<@Nullable Object> values = new ArrayList<>();
        if (type.isEnum()) {
            values.addAll(List.of(type.getEnumConstants()));
        } else if (type == boolean.class || type == Boolean.class) {
            values.addAll(List.of(false, true));
        } else if (type == int.class || type == Integer.class) {
            whole().forEach(number -> values.add((int) (long) number));
        } else if (type == long.class || type == Long.class) {
            values.addAll(whole());
        } else if (type == double.class || type == Double.class) {
            decimals().forEach(number -> values.add(number.doubleValue()));
        } else if (type == BigDecimal.class) {
            values.addAll(decimals());
        } else if (type == Instant.class) {
            values.addAll(thresholds.instants());
        } else if (type == LocalDate.class) {
            LocalDate date = now instanceof LocalDate known ? known : LocalDate.ofInstant(Maker.AS_OF, ZoneOffset.UTC);
            values.addAll(List.of(date.minusDays(1), date, date.plusDays(1)));
        } else if (type == Duration.class) {
            values.addAll(List.of(Duration.ZERO, Duration.ofNanos(1), Duration.ofDays(10_000)));
        } else if (type == String.class) {
            values.add("x");
            values.addAll(thresholds.texts());
        } else if (Collection.class.isAssignableFrom(type)) {
            values.addAll(collections(component.generic()));
        } else if (now instanceof Map<?, ?> map) {
            values.addAll(maps(map));
        } else if (Shape.has(type) || type.isInterface()) {
            try {
                values.add(maker.make(type));
            } catch (Maker.UnmakeableException e) {
                return List.of();
            }
        }
        return values;
    }

    /** A map, and the same with one value of one of its elements changed. */
    private List<@Nullable Object> maps(Map<?, ?> map) {
        List<@Nullable Object> maps = new ArrayList<>();
        maps.add(map);
        map.forEach((key, element) -> {
            if (element == null || !Shape.opens(element)) {
                return;
            }
            Shape shape = Shape.of(element.getClass());
            @Nullable Object[] parts = shape.parts(element);
            for (int i = 0; i < parts.length; i++) {
                Shape.Component component = shape.components().get(i);
                if (component.type() != int.class && component.type() != boolean.class) {
                    continue;
                }
                for (Object value : values(component, parts[i])) {
                    try {
                        Map<Object, Object> changed = new HashMap<>(map);
                        changed.put(key, Shape.with(element, List.of(new Shape.Change(List.of(i), value)), 0));
                        maps.add(changed);
                    } catch (ReflectiveOperationException e) {
                        // No such element can be: its class refuses it.
                    }
                }
            }
        });
        return maps;
    }

    private Set<Long> whole() {
        Set<Long> numbers = new LinkedHashSet<>(List.of(0L, 1L));
        for (BigDecimal each : thresholds.numbers()) {
            long floor = each.longValue();
            for (long near = floor - 1; near <= floor + 1; near++) {
                if (near >= 0) {
                    numbers.add(near);
                }
            }
        }
        return numbers;
    }

    private Set<BigDecimal> decimals() {
        BigDecimal half = new BigDecimal("0.5");
        Set<BigDecimal> numbers = new LinkedHashSet<>(List.of(BigDecimal.ZERO, BigDecimal.ONE, new BigDecimal(100)));
        for (BigDecimal each : thresholds.numbers()) {
            for (BigDecimal near : List.of(each.subtract(half), each, each.add(half))) {
                if (near.signum() >= 0) {
                    numbers.add(near);
                }
            }
        }
        return numbers;
    }

    /** How long lists may be, beyond one element, for conditions that count them. */
    private Set<Integer> sizes() {
        Set<Integer> sizes = new LinkedHashSet<>(List.of(2));
        for (long each : whole()) {
            if (each > 1 && each <= LONGEST) {
                sizes.add((int) each);
            }
        }
        return sizes;
    }

    private List<@Nullable Object> collections(Type type) {
        if (!(type instanceof ParameterizedType generic)
                || !(generic.getActualTypeArguments()[0] instanceof Class<?> element)) {
            return List.of();
        }
        boolean set = Set.class.isAssignableFrom((Class<?>) generic.getRawType());
        List<Object> elements = new ArrayList<>();
        if (element.isEnum()) {
            elements.addAll(List.of(element.getEnumConstants()));
        } else if (element == String.class) {
            elements.add("x");
            elements.addAll(thresholds.texts());
        } else {
            try {
                elements.add(maker.make(element));
            } catch (Maker.UnmakeableException e) {
                return List.of();
            }
        }
        List<@Nullable Object> collections = new ArrayList<>();
        if (elements.size() <= MOST_OF_A_POWER_SET) {
            for (int bits = 0; bits < 1 << elements.size(); bits++) {
                List<Object> some = new ArrayList<>();
                for (int i = 0; i < elements.size(); i++) {
                    if ((bits & 1 << i) != 0) {
                        some.add(elements.get(i));
                    }
                }
                collections.add(set ? new HashSet<>(some) : List.copyOf(some));
            }
            if (!set && elements.size() == 1) {
                sizes().forEach(size -> collections.add(List.copyOf(Collections.nCopies(size, elements.get(0)))));
            }
            return collections;
        }
        collections.add(set ? Set.of() : List.of());
        for (int i = 0; i < elements.size(); i++) {
            collections.add(set ? Set.of(elements.get(i)) : List.of(elements.get(i)));
            for (int j = 0; j < i; j++) {
                List<Object> pair = List.of(elements.get(i), elements.get(j));
                collections.add(set ? new HashSet<>(pair) : pair);
            }
            List<Object> others = new ArrayList<>(elements);
            others.remove(i);
            collections.add(set ? new HashSet<>(others) : others);
        }
        collections.add(set ? new HashSet<>(elements) : List.copyOf(elements));
        return collections;
    }
}
