package io.github.abmrules.rules.observation;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.explain.FiredRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Accounts that were evaluated together: one call of {@code decide} or {@code decideEach}, or a part of a stream. A portfolio is
 * two, since the accounts that ask for Active Focus are decided again once they have a seat. Immutable.
 *
 * @param rulesVersion the version of the rules
 * @param asOf the instant that the decisions are about
 * @param outcomes what came of each account, in the order of the accounts: it holds all that the host gave, personal data too
 * @param duration how long all of them took
 */
public record Evaluation(String rulesVersion, Instant asOf, List<Outcome> outcomes, Duration duration) {

    /** Copies the list. */
    public Evaluation {
        outcomes = List.copyOf(outcomes);
    }

    /** How many accounts were evaluated. */
    public int accounts() {
        return outcomes.size();
    }

    /** About how many there is a decision. */
    public int decided() {
        return (int) outcomes.stream()
                .filter(outcome -> outcome.assignment() != null)
                .count();
    }

    /** With how many something was wrong. */
    public int rejected() {
        return (int) outcomes.stream()
                .filter(outcome -> !outcome.problems().isEmpty())
                .count();
    }

    /** Those on which the rules failed. */
    public List<Failure> failures() {
        List<Failure> failures = new ArrayList<>(0);
        for (Outcome outcome : outcomes) {
            if (outcome.failure() != null) {
                failures.add(outcome.failure());
            }
        }
        return failures;
    }

    /** In how many decisions each rule took part, by its id; rules that took part in none are not there. */
    public Map<String, Integer> firedRules() {
        Map<String, Integer> counts = new TreeMap<>();
        for (Outcome outcome : outcomes) {
            Assignment assignment = outcome.assignment();
            if (assignment != null) {
                for (FiredRule rule : assignment.firedRules()) {
                    counts.merge(rule.id(), 1, Integer::sum);
                }
            }
        }
        return counts;
    }
}
