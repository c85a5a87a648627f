package io.github.abmrules.rules.proof;

import io.github.abmrules.core.time.Window;
import io.github.abmrules.rules.analysis.Expression;
import io.github.abmrules.rules.parameters.ParameterDeclaration;
import io.github.abmrules.rules.parameters.ParameterSet;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * All inputs that some rules can tell apart: the product of the values that their conditions read. Which those are is found
 * by changing one value after the other under many others and looking whether a condition turns.
 */
final class Space {
    /** More inputs than this are not tried. */
    static final int MOST = 60_000;

    private static final int AT_ONCE = 3;
    private static final int PROBES = 12;
    private static final int MOST_WITNESSES = 20;

    private final Class<?> type;
    private final List<Object> facts = new ArrayList<>();
    private final BigInteger size;
    private final BitSet held;
    private final List<Object> witnesses;
    private final Object base;
    private final List<Leaves.Leaf> relevant;

    /** What the rules see of a fact. */
    interface View extends BiConsumer<Object, List<@Nullable Object>> {}

    private final Probes probes;

    private Space(Class<?> type, Probes probes, List<Leaves.Leaf> relevant, BitSet held, List<Object> witnesses) {
        this.probes = probes;
        this.witnesses = witnesses;
        this.held = held;
        this.base = probes.base;
        this.relevant = relevant;
        this.type = type;
        BigInteger product = BigInteger.ONE;
        for (Leaves.Leaf leaf : relevant) {
            product = product.multiply(BigInteger.valueOf(leaf.values().size()));
        }
        size = product;
    }

    /** Some inputs, the same ones every time. */
    List<Object> sample(int count) {
        Random random = new Random(1);
        List<Object> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(some(base, relevant, random));
        }
        return some;
    }

    /** Some facts of a type with every value of every leaf changed in turn: made once, looked at by many rules. */
    static final class Probes {
        private final Object base;
        private final List<Leaves.Leaf> leaves;
        /** By leaf, value and base; null where the record refuses the value. */
        private final List<List<List<@Nullable Object>>> changed = new ArrayList<>();

        /**
         * Probes for rules that read facts of one type.
         *
         * @throws Maker.UnmakeableException when no fact of their type can be made
         */
        Probes(Collection<Subject> subjects, ParameterSet parameters, Maker maker) throws Maker.UnmakeableException {
            base = maker.make(subjects.iterator().next().type());
            leaves = Leaves.of(base, maker, thresholds(subjects, parameters));
            Random random = new Random(7);
            List<Object> bases = new ArrayList<>(List.of(base));
            for (int i = 1; i < PROBES; i++) {
                bases.add(some(base, leaves, random));
            }
            for (Leaves.Leaf leaf : leaves) {
                List<List<@Nullable Object>> byValue = new ArrayList<>();
                for (Object value : leaf.values()) {
                    List<@Nullable Object> byBase = new ArrayList<>();
                    bases.forEach(each -> byBase.add(with(each, leaf, value)));
                    byValue.add(byBase);
                }
                changed.add(byValue);
            }
        }
    }

    /**
     * The inputs that rules can tell apart.
     *
     * @param extra what else is to be told apart
     */
    static Space of(Probes probes, Class<?> type, Collection<Subject> subjects, View extra) {
        View view = (fact, into) -> {
            subjects.forEach(subject -> subject.truths(fact, into));
            extra.accept(fact, into);
        };
        BitSet held = new BitSet();
        List<Object> witnesses = new ArrayList<>();
        List<Leaves.Leaf> relevant = new ArrayList<>();
        for (int i = 0; i < probes.leaves.size(); i++) {
            Leaves.Leaf leaf = probes.leaves.get(i);
            // Values that look the same under every base are one; a base that refuses a value says nothing.
            List<Seen> classes = new ArrayList<>();
            for (int j = 0; j < leaf.values().size(); j++) {
                List<@Nullable List<@Nullable Object>> seen = new ArrayList<>();
                boolean possible = false;
                for (Object fact : probes.changed.get(i).get(j)) {
                    if (fact == null) {
                        seen.add(null);
                        continue;
                    }
                    possible = true;
                    List<@Nullable Object> saw = new ArrayList<>();
                    view.accept(fact, saw);
                    if (held(saw, held) && witnesses.size() < MOST_WITNESSES) {
                        witnesses.add(fact);
                    }
                    seen.add(saw);
                }
                if (possible && classes.stream().noneMatch(each -> each.like(seen))) {
                    classes.add(new Seen(leaf.values().get(j), seen));
                }
            }
            if (classes.size() > 1) {
                relevant.add(leaf.free() ? new Leaves.Leaf(leaf.path(), leaf.name(), true, values(classes)) : leaf);
            }
        }
        return new Space(type, probes, relevant, held, witnesses);
    }

    /** A value with what was seen of it, by base; null where a base refuses it. */
    private record Seen(@Nullable Object value, List<@Nullable List<@Nullable Object>> seen) {

        boolean like(List<@Nullable List<@Nullable Object>> other) {
            for (int i = 0; i < seen.size(); i++) {
                List<@Nullable Object> mine = seen.get(i);
                List<@Nullable Object> theirs = other.get(i);
                if (mine != null && theirs != null && !mine.equals(theirs)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static List<@Nullable Object> values(List<Seen> classes) {
        List<@Nullable Object> values = new ArrayList<>();
        classes.forEach(each -> values.add(each.value()));
        return values;
    }

    /** Notes which conditions hold; whether all do. */
    private static boolean held(List<@Nullable Object> saw, BitSet held) {
        boolean all = true;
        for (int i = 0; i < saw.size(); i++) {
            if (Boolean.TRUE.equals(saw.get(i))) {
                held.set(i);
            } else {
                all = false;
            }
        }
        return all;
    }

    private static Leaves.Thresholds thresholds(Collection<Subject> subjects, ParameterSet parameters) {
        Set<BigDecimal> numbers = new LinkedHashSet<>();
        Set<Instant> instants = new LinkedHashSet<>();
        Set<String> texts = new LinkedHashSet<>();
        instants.add(Maker.AS_OF);
        near(Maker.AS_OF, instants);
        for (Subject subject : subjects) {
            List<Expression.Literal> literals = new ArrayList<>();
            subject.literals(literals);
            for (Expression.Literal literal : literals) {
                if (literal.kind() == Expression.LiteralKind.NUMBER) {
                    numbers.add(new BigDecimal(literal.value().replaceAll("[lLbBiIfFdD]$", "")));
                } else if (literal.kind() == Expression.LiteralKind.TEXT) {
                    texts.add(literal.value());
                }
            }
            for (String key : subject.rule().parameters()) {
                int slash = key.indexOf('/');
                ParameterDeclaration declared =
                        parameters.pack(key.substring(0, slash)).declaration(key.substring(slash + 1));
                Object value = declared == null ? null : declared.value();
                if (value instanceof Integer number) {
                    numbers.add(BigDecimal.valueOf(number));
                } else if (value instanceof BigDecimal number) {
                    numbers.add(number);
                } else if (value instanceof Duration duration) {
                    near(Maker.AS_OF.minus(duration), instants);
                } else if (value instanceof Window window) {
                    near(
                            window.unit() == Window.Unit.DAYS
                                    ? Maker.AS_OF.minus(Duration.ofDays(window.length()))
                                    : Maker.AS_OF
                                            .atZone(ZoneOffset.UTC)
                                            .minusMonths(window.length())
                                            .toInstant(),
                            instants);
                } else if (value instanceof String text) {
                    texts.add(text);
                } else if (value instanceof List<?> list) {
                    list.stream().filter(String.class::isInstance).forEach(each -> texts.add(String.valueOf(each)));
                }
            }
        }
        if (instants.size() == AT_ONCE) {
            // No figure says how far away dates are to be: before and after the day are enough to tell them apart.
            instants.add(Maker.AS_OF.minus(Duration.ofDays(1)));
            instants.add(Maker.AS_OF.plus(Duration.ofDays(1)));
        }
        return new Leaves.Thresholds(numbers, instants, texts);
    }

    private static void near(Instant instant, Set<Instant> instants) {
        instants.add(instant.minusNanos(1));
        instants.add(instant);
        instants.add(instant.plusNanos(1));
    }

    private static Object some(Object base, List<Leaves.Leaf> leaves, Random random) {
        List<Shape.Change> all = new ArrayList<>();
        for (Leaves.Leaf leaf : leaves) {
            all.add(new Shape.Change(
                    leaf.path(), leaf.values().get(random.nextInt(leaf.values().size()))));
        }
        try {
            return all.isEmpty() ? base : Shape.with(base, all, 0);
        } catch (ReflectiveOperationException e) {
            // Together its class refuses them; one after the other, most are accepted.
        }
        Object fact = base;
        for (Leaves.Leaf leaf : leaves) {
            Object changed = with(
                    fact, leaf, leaf.values().get(random.nextInt(leaf.values().size())));
            if (changed != null) {
                fact = changed;
            }
        }
        return fact;
    }

    private void product(Object base, List<Leaves.Leaf> leaves, List<Shape.Change> changes) {
        if (changes.size() == leaves.size()) {
            try {
                facts.add(leaves.isEmpty() ? base : Shape.with(base, changes, 0));
            } catch (ReflectiveOperationException e) {
                // No such fact can be: its class refuses it.
            }
            return;
        }
        Leaves.Leaf leaf = leaves.get(changes.size());
        for (Object value : leaf.values()) {
            changes.add(new Shape.Change(leaf.path(), value));
            product(base, leaves, changes);
            changes.remove(changes.size() - 1);
        }
    }

    /** The fact with another value; null when the record does not accept it. */
    private static @Nullable Object with(Object fact, Leaves.Leaf leaf, @Nullable Object value) {
        try {
            return Shape.with(fact, List.of(new Shape.Change(leaf.path(), value)), 0);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /** What the rules read. */
    Class<?> type() {
        return type;
    }

    /** The inputs. */
    List<Object> facts() {
        if (facts.isEmpty() && exhaustive()) {
            product(base, relevant, new ArrayList<>());
        } else if (facts.isEmpty()) {
            facts.addAll(sample(MOST / 4));
        }
        return facts;
    }

    /** All facts that were made to find out what the rules can tell apart. */
    List<Object> probed() {
        List<Object> all = new ArrayList<>();
        for (List<List<@Nullable Object>> byValue : probes.changed) {
            for (List<@Nullable Object> byBase : byValue) {
                for (Object fact : byBase) {
                    if (fact != null) {
                        all.add(fact);
                    }
                }
            }
        }
        return all;
    }

    /** Some facts on which all conditions held. */
    List<Object> witnesses() {
        return witnesses;
    }

    /** Whether a condition, by its place, held for any fact that was made. */
    boolean held(int condition) {
        return held.get(condition);
    }

    /** How many there are, tried or not. */
    BigInteger size() {
        return size;
    }

    /** Whether all of them are tried. */
    boolean exhaustive() {
        return size.compareTo(BigInteger.valueOf(MOST)) <= 0;
    }
}
