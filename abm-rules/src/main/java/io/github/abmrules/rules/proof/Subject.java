package io.github.abmrules.rules.proof;

import io.github.abmrules.rules.analysis.Evaluator;
import io.github.abmrules.rules.analysis.Expression;
import io.github.abmrules.rules.analysis.Insertion;
import io.github.abmrules.rules.analysis.ReadRule;
import io.github.abmrules.rules.analysis.RuleText;
import io.github.abmrules.rules.packs.RuleInfo;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.parameters.Parameters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rule that reads one fact and parameters: one that can be tried on every input. Immutable. */
final class Subject {
    private final RuleInfo rule;
    private final RuleText file;
    private final Class<?> type;
    private final Evaluator evaluator;
    private final Map<String, Object> variables;
    private final List<Expression> conditions;
    private final Insertion insertion;
    private final boolean binds;
    /** Whether the parameters let it fire at all. */
    private final boolean open;

    private Subject(
            RuleInfo rule,
            RuleText file,
            Class<?> type,
            Evaluator evaluator,
            Map<String, Object> variables,
            List<Expression> conditions,
            Insertion insertion,
            boolean open) {
        this.rule = rule;
        this.file = file;
        this.type = type;
        this.evaluator = evaluator;
        this.variables = Map.copyOf(variables);
        this.conditions = List.copyOf(conditions);
        this.insertion = insertion;
        this.open = open;
        this.binds = conditions.stream().anyMatch(Expression.Binding.class::isInstance);
    }

    /** The rule as a subject; null when it reads several facts, or asks for what is not there, or does not insert. */
    static @Nullable Subject of(RuleInfo rule, RuleText file, ParameterSet parameters) {
        ReadRule read = file.rules().stream()
                .filter(each -> rule.id().equals(each.id()))
                .findFirst()
                .orElseThrow();
        Insertion insertion = Insertion.of(file, read);
        if (insertion == null) {
            return null;
        }
        Evaluator evaluator = new Evaluator(file);
        Map<String, Object> variables = new HashMap<>();
        Class<?> type = null;
        List<Expression> conditions = new ArrayList<>();
        boolean open = true;
        for (ReadRule.Pattern pattern : read.patterns()) {
            Class<?> each = evaluator.type(pattern.type());
            if (each == null || !pattern.element().isEmpty()) {
                return null;
            }
            if (each == Parameters.class) {
                open &= bind(pattern, parameters, evaluator, variables);
            } else if (type != null) {
                return null;
            } else {
                type = each;
                conditions.addAll(pattern.conjuncts());
            }
        }
        return type == null ? null : new Subject(rule, file, type, evaluator, variables, conditions, insertion, open);
    }

    private static boolean bind(
            ReadRule.Pattern pattern, ParameterSet parameters, Evaluator evaluator, Map<String, Object> variables) {
        Parameters pack = null;
        boolean open = true;
        for (Expression condition : pattern.conditions()) {
            if (condition instanceof Expression.Binary equal
                    && equal.operator().equals("==")
                    && equal.right() instanceof Expression.Literal name) {
                pack = parameters.packs().stream()
                        .filter(each -> each.pack().equals(name.value()))
                        .findFirst()
                        .orElse(null);
            } else if (condition instanceof Expression.Binding binding && pack != null) {
                try {
                    Object value = evaluator.value(binding.value(), pack, variables);
                    if (value != null) {
                        variables.put(binding.variable(), value);
                    }
                } catch (Evaluator.UnknownValueException e) {
                    // Drools may know; here it is left open.
                }
            } else if (pack != null) {
                try {
                    open &= Boolean.TRUE.equals(evaluator.value(condition, pack, variables));
                } catch (Evaluator.UnknownValueException e) {
                    // Drools may know; here it is left open.
                }
            }
        }
        if (pack != null && pattern.variable() != null) {
            variables.put(pattern.variable(), pack);
        }
        return open;
    }

    RuleInfo rule() {
        return rule;
    }

    String id() {
        return rule.id();
    }

    String pack() {
        return rule.id().substring(0, rule.id().indexOf('.'));
    }

    RuleText file() {
        return file;
    }

    Class<?> type() {
        return type;
    }

    Insertion insertion() {
        return insertion;
    }

    Evaluator evaluator() {
        return evaluator;
    }

    /** What is inserted, whatever the fact is called. */
    String words() {
        return insertion.words().replaceAll("\\$\\w+", "\\$");
    }

    String path() {
        return rule.place().substring(0, rule.place().lastIndexOf(':'));
    }

    int line() {
        return Integer.parseInt(rule.place().substring(rule.place().lastIndexOf(':') + 1));
    }

    /** For each condition whether it holds; null in the place of one that cannot be told. */
    void truths(Object fact, List<@Nullable Object> into) {
        Map<String, Object> bound = binds ? new HashMap<>(variables) : variables;
        for (Expression condition : conditions) {
            into.add(truth(condition, fact, bound));
        }
    }

    private @Nullable Object truth(Expression condition, Object fact, Map<String, Object> bound) {
        try {
            Object value = evaluator.value(condition, fact, bound);
            if (condition instanceof Expression.Binding binding) {
                if (value != null) {
                    bound.put(binding.variable(), value);
                }
                return true;
            }
            return Boolean.TRUE.equals(value);
        } catch (Evaluator.UnknownValueException e) {
            return null;
        }
    }

    /** Whether all conditions hold. */
    boolean holds(Object fact) {
        List<@Nullable Object> truths = new ArrayList<>();
        truths(fact, truths);
        return truths.stream().allMatch(Boolean.TRUE::equals) && open;
    }

    /** Whether a condition certainly does not hold. */
    boolean fails(Object fact) {
        List<@Nullable Object> truths = new ArrayList<>();
        truths(fact, truths);
        return truths.contains(false) || !open;
    }

    /** Whether it depends on parameters. */
    boolean asks() {
        for (int i = 0; i < conditions.size(); i++) {
            if (asks(i)) {
                return true;
            }
        }
        return !open;
    }

    /** Whether a condition asks for a parameter. */
    boolean asks(int condition) {
        String words = file.words(conditions.get(condition));
        return variables.keySet().stream().anyMatch(words::contains);
    }

    /** Whether what is compared with parameters was made with more than one value. */
    boolean varies(Collection<Object> facts) {
        for (int i = 0; i < conditions.size(); i++) {
            if (!asks(i)) {
                continue;
            }
            List<Expression> parts = new ArrayList<>();
            parts(conditions.get(i), parts);
            for (Expression part : parts) {
                // What a method of the fact compares with a parameter it is given only the fact knows.
                boolean asked = part instanceof Expression.Call call
                        && !call.arguments().isEmpty();
                if (!file.words(part).startsWith("$") && (asked || values(part, facts) > 1)) {
                    return true;
                }
            }
        }
        return !open;
    }

    private long values(Expression part, Collection<Object> facts) {
        return facts.stream()
                .map(fact -> {
                    try {
                        return String.valueOf(evaluator.value(part, fact, variables));
                    } catch (Evaluator.UnknownValueException e) {
                        return "";
                    }
                })
                .distinct()
                .limit(2)
                .count();
    }

    /** A condition that asks for no parameter and held for nothing that was made; null when there is none. */
    @Nullable
    String neverHeld(Space space) {
        for (int i = 0; i < conditions.size(); i++) {
            if (!space.held(i) && !asks(i)) {
                return file.words(conditions.get(i));
            }
        }
        return null;
    }

    /** What the conditions read, with the values of a fact. */
    void readings(Object fact, Map<String, String> into) {
        for (Expression condition : conditions) {
            List<Expression> parts = new ArrayList<>();
            parts(condition, parts);
            for (Expression part : parts) {
                String words = file.words(part);
                try {
                    if (!words.startsWith("$") && !into.containsKey(words)) {
                        into.put(words, String.valueOf(evaluator.value(part, fact, variables)));
                    }
                } catch (Evaluator.UnknownValueException e) {
                    into.put(words, "not known");
                }
            }
        }
    }

    private void parts(Expression expression, List<Expression> parts) {
        if (expression instanceof Expression.Binary binary) {
            parts(binary.left(), parts);
            parts(binary.right(), parts);
        } else if (expression instanceof Expression.In in) {
            parts(in.value(), parts);
        } else if (expression instanceof Expression.Unary unary) {
            parts(unary.operand(), parts);
        } else if (expression instanceof Expression.Name
                || expression instanceof Expression.Call
                || (expression instanceof Expression.Part part
                        && !(part.target() instanceof Expression.Name name
                                && Character.isUpperCase(name.name().charAt(0))))) {
            parts.add(expression);
        }
    }

    /** The constants, texts and numbers that the conditions name. */
    void literals(List<Expression.Literal> into) {
        conditions.forEach(condition -> literals(condition, into));
    }

    private static void literals(Expression expression, List<Expression.Literal> into) {
        if (expression instanceof Expression.Literal literal) {
            into.add(literal);
        } else if (expression instanceof Expression.Binary binary) {
            literals(binary.left(), into);
            literals(binary.right(), into);
        } else if (expression instanceof Expression.In in) {
            in.elements().forEach(element -> literals(element, into));
        } else if (expression instanceof Expression.Unary unary) {
            literals(unary.operand(), into);
        } else if (expression instanceof Expression.Call call) {
            call.arguments().forEach(argument -> literals(argument, into));
        }
    }
}
