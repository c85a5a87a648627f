package io.github.abmrules.rules.diff;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.explain.FiredRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came of the same account by two engines.
 *
 * @param before by the one
 * @param after by the other
 */
public record OutcomePair(Outcome before, Outcome after) {

    /** Outcomes of the same accounts in the same order, side by side. */
    static List<OutcomePair> paired(List<Outcome> before, List<Outcome> after) {
        List<OutcomePair> pairs = new ArrayList<>(before.size());
        Iterator<Outcome> others = after.iterator();
        before.forEach(outcome -> pairs.add(new OutcomePair(outcome, others.next())));
        return pairs;
    }

    /**
     * How the decisions differ.
     *
     * @param rules what differs between the rules
     * @return null when they do not differ, even if other rules made them
     */
    public @Nullable AccountDifference difference(RuleChanges rules) {
        Assignment left = before.assignment();
        Assignment right = after.assignment();
        List<FieldChange> changes =
                left != null && right != null ? DecisionFields.changes(left, right) : outcomeChanges();
        if (changes.isEmpty()) {
            return null;
        }
        Set<String> touched = rules.all();
        List<FiredRule> onlyBefore = missing(left, right);
        List<FiredRule> onlyAfter = missing(right, left);
        List<FiredRule> changed = List.of();
        if (left != null && right != null) {
            Set<String> both = ids(left);
            changed = keep(right.firedRules(), rules.changed()).stream()
                    .filter(rule -> both.contains(rule.id()))
                    .toList();
        } else {
            // All rules of a decision are missing where there is none. Those that differ themselves may be why.
            onlyBefore = keep(onlyBefore, touched);
            onlyAfter = keep(onlyAfter, touched);
        }
        List<String> causes = Stream.of(onlyBefore, onlyAfter, changed)
                .flatMap(fired -> keep(fired, touched).stream())
                .map(FiredRule::id)
                .sorted()
                .toList();
        return new AccountDifference(
                after.account().accountId(),
                after.account().company(),
                left == null || right == null ? null : Direction.of(left, right),
                changes,
                causes,
                onlyBefore,
                onlyAfter,
                changed);
    }

    /** Whether both sides decided, by rules that are not the same. */
    boolean byOtherRules() {
        Assignment left = before.assignment();
        Assignment right = after.assignment();
        return left != null && right != null && !ids(left).equals(ids(right));
    }

    /** Where one side has no decision. That both have none for other reasons is no difference: neither changes anything. */
    private List<FieldChange> outcomeChanges() {
        List<FieldChange> changes = new ArrayList<>();
        if (verdict(before).equals(verdict(after))) {
            return changes;
        }
        add(changes, "outcome", OutcomePair::verdict);
        add(changes, "problems", OutcomePair::problems);
        add(changes, "failure", OutcomePair::failure);
        add(changes, DecisionFields.CLUSTER, outcome -> cluster(outcome, Assignment::cluster));
        add(changes, DecisionFields.EFFECTIVE_CLUSTER, outcome -> cluster(outcome, Assignment::effectiveCluster));
        return changes;
    }

    private void add(List<FieldChange> changes, String field, Function<Outcome, @Nullable String> text) {
        String left = text.apply(before);
        String right = text.apply(after);
        if (!Objects.equals(left, right)) {
            changes.add(new FieldChange(field, left, right));
        }
    }

    private static String verdict(Outcome outcome) {
        return outcome.assignment() != null ? "DECIDED" : outcome.failure() != null ? "FAILED" : "REJECTED";
    }

    private static @Nullable String problems(Outcome outcome) {
        return outcome.problems().isEmpty()
                ? null
                : outcome.problems().stream()
                        .map(problem -> problem.field() + " " + problem.message())
                        .collect(Collectors.joining("|"));
    }

    private static @Nullable String failure(Outcome outcome) {
        Failure failure = outcome.failure();
        return failure == null ? null : failure.source() + ": " + failure.message();
    }

    private static @Nullable String cluster(Outcome outcome, Function<Assignment, Cluster> cluster) {
        Assignment assignment = outcome.assignment();
        return assignment == null ? null : cluster.apply(assignment).name();
    }

    /** The rules of a decision that another one does without. */
    private static List<FiredRule> missing(@Nullable Assignment of, @Nullable Assignment in) {
        if (of == null) {
            return List.of();
        }
        Set<String> others = in == null ? Set.of() : ids(in);
        return of.firedRules().stream()
                .filter(rule -> !others.contains(rule.id()))
                .toList();
    }

    private static List<FiredRule> keep(List<FiredRule> rules, Collection<String> ids) {
        return rules.stream().filter(rule -> ids.contains(rule.id())).toList();
    }

    private static Set<String> ids(Assignment assignment) {
        return assignment.firedRules().stream().map(FiredRule::id).collect(Collectors.toCollection(HashSet::new));
    }
}
