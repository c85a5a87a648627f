package io.github.abmrules.rules.scenario;

import io.github.abmrules.rules.analysis.Evaluator;
import io.github.abmrules.rules.analysis.Expression;
import io.github.abmrules.rules.analysis.ReadRule;
import io.github.abmrules.rules.analysis.RuleText;
import io.github.abmrules.rules.packs.RuleInfo;
import io.github.abmrules.rules.parameters.Parameters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sees the facts of scenarios and remembers which conditions of rules held for them and which did not. Conditions are those of
 * the rules' own text and are evaluated as explanations do. What has been seen both ways is not looked at again. Thread-safe.
 */
final class Witness {
    /** Joins of more facts than any scenario has; beyond that the rest is not looked at. */
    private static final int MOST_ATTEMPTS = 10_000;

    private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "%");

    private final Map<String, Watched> rules = new LinkedHashMap<>();

    /**
     * A witness of rules.
     *
     * @param rules the rules, in the order in which they are listed
     * @param texts the file of each rule, by id
     */
    Witness(Collection<RuleInfo> rules, Map<String, RuleText> texts) {
        IdentityHashMap<RuleText, Evaluator> evaluators = new IdentityHashMap<>();
        for (RuleInfo info : rules) {
            RuleText text = Objects.requireNonNull(texts.get(info.id()));
            ReadRule read = text.rules().stream()
                    .filter(rule -> info.id().equals(rule.id()))
                    .findFirst()
                    .orElseThrow();
            Evaluator evaluator = evaluators.computeIfAbsent(text, Evaluator::new);
            this.rules.put(info.id(), new Watched(info, read, text, evaluator));
        }
    }

    /** One condition, and how it came out so far. */
    private static final class Condition {
        private final Expression expression;
        private final String place;
        private final String text;
        private final boolean counts;
        private volatile boolean held;
        private volatile boolean failed;
        private volatile @Nullable String unknown;

        Condition(Expression expression, String place, String text, boolean counts) {
            this.expression = expression;
            this.place = place;
            this.text = text;
            this.counts = counts;
        }

        boolean open() {
            return counts && !(held && failed);
        }

        void came(boolean outcome) {
            if (outcome) {
                held = true;
            } else {
                failed = true;
            }
        }
    }

    /** One pattern with its conditions. */
    private record Pattern(ReadRule.Pattern read, List<Condition> conditions) {}

    /** One rule. */
    private static final class Watched {
        private final RuleInfo info;
        private final Evaluator evaluator;
        private final List<Pattern> patterns = new ArrayList<>();

        Watched(RuleInfo info, ReadRule rule, RuleText text, Evaluator evaluator) {
            this.info = info;
            this.evaluator = evaluator;
            String file = info.place().substring(0, info.place().lastIndexOf(':'));
            for (ReadRule.Pattern pattern : rule.patterns()) {
                List<Condition> conditions = new ArrayList<>();
                for (Expression each : pattern.conjuncts()) {
                    String place = file + ":" + text.lineOf(each.start());
                    conditions.add(new Condition(each, place, text.words(each), counts(pattern, each)));
                }
                patterns.add(new Pattern(pattern, conditions));
            }
        }

        /** What binds a value asks nothing, and what names a pack chooses the fact that a later condition reads. */
        private static boolean counts(ReadRule.Pattern pattern, Expression condition) {
            if (condition instanceof Expression.Binding binding) {
                return compares(binding.value());
            }
            return !(pattern.type().equals(Parameters.class.getSimpleName())
                    && condition instanceof Expression.Binary binary
                    && binary.operator().equals("==")
                    && binary.left() instanceof Expression.Name name
                    && name.name().equals("pack")
                    && binary.right() instanceof Expression.Literal);
        }

        /** Whether what is bound is compared as well, as in {@code $x : a == b}. */
        private static boolean compares(Expression value) {
            return value instanceof Expression.In
                    || (value instanceof Expression.Binary binary && !ARITHMETIC.contains(binary.operator()));
        }

        /** Whether a condition of this pattern or a later one has not been seen both ways. */
        boolean open(int from) {
            for (int i = from; i < patterns.size(); i++) {
                for (Condition condition : patterns.get(i).conditions()) {
                    if (condition.open()) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    /**
     * Looks at the facts of a session.
     *
     * @param packs the packs whose rules it had
     */
    void see(Collection<?> facts, Collection<String> packs) {
        Map<Class<?>, List<Object>> byType = new HashMap<>();
        for (Watched rule : rules.values()) {
            if (rule.open(0) && packs.contains(pack(rule.info.id()))) {
                new Walk(rule, facts, byType).from(0, Map.of());
            }
        }
    }

    private static String pack(String id) {
        return id.substring(0, id.indexOf('.'));
    }

    /** The coverage of rules that conditions and results give. */
    ScenarioCoverage coverage(Collection<ScenarioResult> results) {
        Map<String, Set<Boolean>> fired = new HashMap<>();
        for (ScenarioResult result : results) {
            if (result.passed()) {
                String rule = result.scenario().rule();
                Set<Boolean> seen = fired.computeIfAbsent(rule, it -> new HashSet<>());
                if (result.fired().contains(rule)) {
                    seen.add(true);
                }
                if (result.rests()) {
                    seen.add(false);
                }
            }
        }
        List<RuleCoverage> covered = new ArrayList<>();
        for (Watched rule : rules.values()) {
            Set<Boolean> seen = fired.getOrDefault(rule.info.id(), Set.of());
            List<ConditionCoverage> conditions = new ArrayList<>();
            for (Pattern pattern : rule.patterns) {
                for (Condition each : pattern.conditions()) {
                    if (each.counts) {
                        conditions.add(new ConditionCoverage(
                                each.place, pattern.read().type(), each.text, each.held, each.failed, each.unknown));
                    }
                }
            }
            covered.add(new RuleCoverage(
                    rule.info.id(),
                    rule.info.summary(),
                    rule.info.place(),
                    seen.contains(true),
                    seen.contains(false),
                    conditions));
        }
        return new ScenarioCoverage(covered);
    }

    /** The joins of one rule over the facts of one session. Belongs to one thread. */
    private static final class Walk {
        private final Watched rule;
        private final Collection<?> facts;
        private final Map<Class<?>, List<Object>> byType;
        private int attempts;

        Walk(Watched rule, Collection<?> facts, Map<Class<?>, List<Object>> byType) {
            this.rule = rule;
            this.facts = facts;
            this.byType = byType;
        }

        void from(int index, Map<String, Object> variables) {
            if (index == rule.patterns.size() || !rule.open(index) || attempts++ > MOST_ATTEMPTS) {
                return;
            }
            Pattern pattern = rule.patterns.get(index);
            switch (pattern.read().element()) {
                case "" -> each(pattern, index, variables);
                case "not", "exists" -> {
                    boolean found = false;
                    for (Object fact : candidates(pattern)) {
                        found |= holds(pattern, fact, new HashMap<>(variables));
                    }
                    if (found == pattern.read().element().equals("exists")) {
                        from(index + 1, variables);
                    }
                }
                default -> {
                    for (Condition condition : pattern.conditions()) {
                        condition.unknown =
                                "it stands in \"" + pattern.read().element() + "\", which only Drools evaluates";
                    }
                    from(index + 1, variables);
                }
            }
        }

        private void each(Pattern pattern, int index, Map<String, Object> variables) {
            for (Object fact : candidates(pattern)) {
                Map<String, Object> bound = new HashMap<>(variables);
                if (holds(pattern, fact, bound)) {
                    String variable = pattern.read().variable();
                    if (variable != null) {
                        bound.put(variable, fact);
                    }
                    from(index + 1, bound);
                }
            }
        }

        private List<Object> candidates(Pattern pattern) {
            Class<?> type = rule.evaluator.type(pattern.read().type());
            if (type == null) {
                return List.of();
            }
            return byType.computeIfAbsent(
                    type,
                    it -> new ArrayList<>(
                            facts.stream().filter(type::isInstance).toList()));
        }

        /** Whether all conditions hold, or may hold; the first that does not is the last that is looked at. */
        private boolean holds(Pattern pattern, Object fact, Map<String, Object> bound) {
            for (Condition condition : pattern.conditions()) {
                if (condition.counts && condition.expression instanceof Expression.Binding) {
                    condition.unknown = "it binds and compares at once, which only Drools evaluates";
                    continue;
                }
                try {
                    Object value = rule.evaluator.value(condition.expression, fact, bound);
                    if (condition.expression instanceof Expression.Binding binding) {
                        if (value != null) {
                            bound.put(binding.variable(), value);
                        }
                    } else {
                        boolean outcome = Boolean.TRUE.equals(value);
                        condition.came(outcome);
                        if (!outcome) {
                            return false;
                        }
                    }
                } catch (Evaluator.UnknownValueException e) {
                    condition.unknown = String.valueOf(e.getMessage());
                }
            }
            return true;
        }
    }
}
