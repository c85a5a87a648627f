package io.github.abmrules.rules.scenario;

import io.github.abmrules.rules.packs.RuleInfo;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which rules lack scenarios. A scenario counts for the rule it is about, and only when it passed.
 *
 * @param neverFiring ids of rules without a scenario in which they fire, in the order of the rules
 * @param alwaysFiring ids of rules without a scenario in which they do not fire, in the order of the rules
 */
public record ScenarioCoverage(List<String> neverFiring, List<String> alwaysFiring) {

    /** Copies the lists. */
    public ScenarioCoverage {
        neverFiring = List.copyOf(neverFiring);
        alwaysFiring = List.copyOf(alwaysFiring);
    }

    /** The coverage that results give rules. */
    public static ScenarioCoverage of(Collection<RuleInfo> rules, Collection<ScenarioResult> results) {
        return new ScenarioCoverage(without(rules, results, true), without(rules, results, false));
    }

    /** Whether every rule has both. */
    public boolean complete() {
        return neverFiring.isEmpty() && alwaysFiring.isEmpty();
    }

    private static List<String> without(
            Collection<RuleInfo> rules, Collection<ScenarioResult> results, boolean firing) {
        Set<String> covered = results.stream()
                .filter(ScenarioResult::passed)
                .filter(result -> result.fired().contains(result.scenario().rule()) == firing)
                .map(result -> result.scenario().rule())
                .collect(Collectors.toSet());
        return rules.stream()
                .map(RuleInfo::id)
                .filter(id -> !covered.contains(id))
                .toList();
    }
}
