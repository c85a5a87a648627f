package io.github.abmrules.rules.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How far scenarios show what rules do: that each rule fires and does not, and that each of its conditions is both true and
 * false. Only scenarios that passed count.
 *
 * @param rules the rules, in the order of packs, files and lines
 */
public record ScenarioCoverage(List<RuleCoverage> rules) {

    /** Copies the list. */
    public ScenarioCoverage {
        rules = List.copyOf(rules);
    }

    /** Ids of the rules without a scenario in which they fire, in the order of the rules. */
    public List<String> neverFiring() {
        return ids(rule -> !rule.fires());
    }

    /** Ids of the rules without a scenario in which they do not fire, in the order of the rules. */
    public List<String> alwaysFiring() {
        return ids(rule -> !rule.rests());
    }

    /** Whether nothing is missing. */
    public boolean complete() {
        return rules.stream().allMatch(RuleCoverage::covered);
    }

    /** All of it in one. */
    public PackCoverage total() {
        return PackCoverage.of("all", rules);
    }

    /** The same pack by pack, in the order of the rules. */
    public List<PackCoverage> packs() {
        Map<String, List<RuleCoverage>> byPack = new LinkedHashMap<>();
        rules.forEach(rule ->
                byPack.computeIfAbsent(rule.pack(), it -> new ArrayList<>()).add(rule));
        List<PackCoverage> packs = new ArrayList<>();
        byPack.forEach((pack, of) -> packs.add(PackCoverage.of(pack, of)));
        return packs;
    }

    /** Whether both rule and condition coverage are at least so many per cent. */
    public boolean reaches(int percent) {
        PackCoverage total = total();
        return (long) total.ruleOutcomes() * 100 >= (long) percent * total.rulePossible()
                && (long) total.conditionOutcomes() * 100 >= (long) percent * total.conditionPossible();
    }

    /** What is missing, a line each with file and line; empty when nothing is. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (RuleCoverage rule : rules) {
            if (!rule.missing().isEmpty()) {
                missing.add(rule.place() + ": " + rule.id() + ": " + rule.missing());
            }
            for (ConditionCoverage condition : rule.conditions()) {
                if (!condition.covered()) {
                    missing.add(condition.place() + ": " + rule.id() + ": " + condition.pattern() + "( "
                            + condition.text() + " ) " + condition.missing());
                }
            }
        }
        return missing;
    }

    private List<String> ids(Predicate<RuleCoverage> which) {
        return rules.stream().filter(which).map(RuleCoverage::id).toList();
    }
}
