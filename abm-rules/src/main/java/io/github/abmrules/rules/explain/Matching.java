package io.github.abmrules.rules.explain;

import io.github.abmrules.rules.analysis.Evaluator;
import io.github.abmrules.rules.analysis.Expression;
import io.github.abmrules.rules.analysis.ReadRule;
import io.github.abmrules.rules.analysis.RuleText;
import io.github.abmrules.rules.explain.ConditionReport.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Matches the patterns of a rule with facts, one after the other, and keeps the attempt that came furthest. The patterns are
 * those of the rule's own text. Belongs to one thread.
 */
final class Matching {
    /** Joins of more facts than any account has; beyond that the rest is not looked at. */
    private static final int MOST_ATTEMPTS = 10_000;

    private final RuleText file;
    private final Evaluator evaluator;
    private final Collection<?> facts;
    private int attempts;
    private List<PatternReport> best = List.of();
    private long bestScore = -1;

    private Matching(RuleText file, Collection<?> facts) {
        this.file = file;
        this.evaluator = new Evaluator(file);
        this.facts = facts;
    }

    /** The patterns of a rule up to the one that broke, for the facts that came furthest. */
    static List<PatternReport> of(RuleText file, ReadRule rule, Collection<?> facts) {
        Matching matching = new Matching(file, facts);
        matching.next(rule.patterns(), 0, Map.of(), List.of());
        return matching.best;
    }

    private boolean next(
            List<ReadRule.Pattern> patterns, int index, Map<String, Object> variables, List<PatternReport> reports) {
        keep(reports);
        if (index == patterns.size() || attempts++ > MOST_ATTEMPTS) {
            return index == patterns.size();
        }
        ReadRule.Pattern pattern = patterns.get(index);
        return switch (pattern.element()) {
            case "" -> each(patterns, index, variables, reports);
            case "not", "exists" -> absent(patterns, index, variables, reports);
            default -> {
                List<PatternReport> more = with(reports, report(pattern, Outcome.UNKNOWN, null, List.of()));
                yield next(patterns, index + 1, variables, more);
            }
        };
    }

    private boolean each(
            List<ReadRule.Pattern> patterns, int index, Map<String, Object> variables, List<PatternReport> reports) {
        ReadRule.Pattern pattern = patterns.get(index);
        List<?> candidates = candidates(pattern);
        if (candidates.isEmpty()) {
            keep(with(reports, report(pattern, Outcome.FAIL, null, List.of())));
            return false;
        }
        for (Object fact : candidates) {
            Map<String, Object> bound = new HashMap<>(variables);
            List<ConditionReport> conditions = conditions(pattern, fact, bound);
            Outcome outcome = outcome(conditions);
            List<PatternReport> more = with(reports, report(pattern, outcome, fact, conditions));
            if (outcome == Outcome.FAIL) {
                keep(more);
            } else {
                String variable = pattern.variable();
                if (variable != null) {
                    bound.put(variable, fact);
                }
                if (next(patterns, index + 1, bound, more)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A pattern that binds nothing: {@code not} or {@code exists}. */
    private boolean absent(
            List<ReadRule.Pattern> patterns, int index, Map<String, Object> variables, List<PatternReport> reports) {
        ReadRule.Pattern pattern = patterns.get(index);
        Outcome found = Outcome.FAIL;
        Object matching = null;
        List<ConditionReport> shown = List.of();
        for (Object fact : candidates(pattern)) {
            List<ConditionReport> conditions = conditions(pattern, fact, new HashMap<>(variables));
            Outcome outcome = outcome(conditions);
            if ((found == Outcome.FAIL && outcome != Outcome.FAIL) || outcome == Outcome.PASS) {
                found = outcome;
                matching = fact;
                shown = conditions;
            }
        }
        Outcome outcome = found;
        if (pattern.element().equals("not") && found != Outcome.UNKNOWN) {
            outcome = found == Outcome.PASS ? Outcome.FAIL : Outcome.PASS;
        }
        List<PatternReport> more = with(reports, report(pattern, outcome, matching, shown));
        if (outcome == Outcome.FAIL) {
            keep(more);
            return false;
        }
        return next(patterns, index + 1, variables, more);
    }

    private List<?> candidates(ReadRule.Pattern pattern) {
        Class<?> type = evaluator.type(pattern.type());
        return type == null
                ? List.of()
                : facts.stream().filter(type::isInstance).toList();
    }

    private List<ConditionReport> conditions(ReadRule.Pattern pattern, Object fact, Map<String, Object> bound) {
        List<ConditionReport> reports = new ArrayList<>();
        for (Expression each : pattern.conjuncts()) {
            ConditionReport report = condition(each, fact, bound);
            // What follows a condition that fails may make no sense for this fact.
            if (report.outcome() != Outcome.UNKNOWN || outcome(reports) != Outcome.FAIL) {
                reports.add(report);
            }
        }
        return reports;
    }

    private ConditionReport condition(Expression condition, Object fact, Map<String, Object> bound) {
        String text = words(condition);
        try {
            Object value = evaluator.value(condition, fact, bound);
            if (condition instanceof Expression.Binding binding) {
                if (value != null) {
                    bound.put(binding.variable(), value);
                }
                return new ConditionReport(
                        text,
                        Outcome.PASS,
                        List.of(new ConditionReport.Actual(binding.variable(), FactWords.of(value))));
            }
            Outcome outcome = Boolean.TRUE.equals(value) ? Outcome.PASS : Outcome.FAIL;
            return new ConditionReport(text, outcome, actual(condition, fact, bound));
        } catch (Evaluator.UnknownValueException e) {
            return new ConditionReport(
                    text, Outcome.UNKNOWN, List.of(new ConditionReport.Actual(text, String.valueOf(e.getMessage()))));
        }
    }

    /** The values of the parts that a reader cannot see in the text. */
    private List<ConditionReport.Actual> actual(Expression condition, Object fact, Map<String, Object> bound) {
        List<Expression> parts = new ArrayList<>();
        parts(condition, parts);
        List<ConditionReport.Actual> actual = new ArrayList<>();
        for (Expression part : parts) {
            try {
                actual.add(new ConditionReport.Actual(words(part), FactWords.of(evaluator.value(part, fact, bound))));
            } catch (Evaluator.UnknownValueException e) {
                actual.add(new ConditionReport.Actual(words(part), "not known: " + e.getMessage()));
            }
        }
        return actual;
    }

    private static void parts(Expression expression, List<Expression> parts) {
        if (expression instanceof Expression.Binary binary) {
            parts(binary.left(), parts);
            parts(binary.right(), parts);
        } else if (expression instanceof Expression.In in) {
            parts(in.value(), parts);
        } else if (expression instanceof Expression.Unary unary) {
            parts(unary.operand(), parts);
        } else if (expression instanceof Expression.Call call
                && call.target() == null
                && !call.arguments().isEmpty()) {
            call.arguments().forEach(argument -> parts(argument, parts));
        } else if (!(expression instanceof Expression.Literal) && !isConstant(expression)) {
            parts.add(expression);
        }
    }

    private static boolean isConstant(Expression expression) {
        return expression instanceof Expression.Part part
                && part.target() instanceof Expression.Name name
                && Character.isUpperCase(name.name().charAt(0));
    }

    private String words(Expression expression) {
        return file.words(expression);
    }

    private static Outcome outcome(List<ConditionReport> conditions) {
        Outcome outcome = Outcome.PASS;
        for (ConditionReport condition : conditions) {
            if (condition.outcome() == Outcome.FAIL) {
                return Outcome.FAIL;
            }
            if (condition.outcome() == Outcome.UNKNOWN) {
                outcome = Outcome.UNKNOWN;
            }
        }
        return outcome;
    }

    private PatternReport report(
            ReadRule.Pattern pattern, Outcome outcome, @Nullable Object fact, List<ConditionReport> conditions) {
        return new PatternReport(
                pattern.type(),
                pattern.element(),
                file.lineOf(pattern.start()),
                outcome,
                fact == null ? null : FactWords.of(fact),
                conditions);
    }

    private static List<PatternReport> with(List<PatternReport> reports, PatternReport more) {
        List<PatternReport> all = new ArrayList<>(reports);
        all.add(more);
        return all;
    }

    /** Keeps the attempt that came furthest: by patterns, then by conditions that hold. */
    private void keep(List<PatternReport> reports) {
        long score = 0;
        for (PatternReport report : reports) {
            score += report.outcome() == Outcome.FAIL ? 0 : 1_000;
            score += report.conditions().stream()
                    .filter(condition -> condition.outcome() != Outcome.FAIL)
                    .count();
        }
        if (score > bestScore || (score == bestScore && reports.size() > best.size())) {
            bestScore = score;
            best = List.copyOf(reports);
        }
    }
}
