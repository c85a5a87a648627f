package io.github.abmrules.rules.scenario;

import java.util.List;

/**
 * The coverage of the rules of a pack.
 *
 * @param pack its name
 * @param rules its rules
 * @param ruleOutcomes of what rules can do (fire, and not), how much scenarios show
 * @param rulePossible how much there is to show: two for each rule
 * @param conditionOutcomes of what conditions can be (true, and false), how much scenarios show
 * @param conditionPossible how much there is to show: two for each condition
 */
public record PackCoverage(
        String pack,
        List<RuleCoverage> rules,
        int ruleOutcomes,
        int rulePossible,
        int conditionOutcomes,
        int conditionPossible) {

    /** Copies the list. */
    public PackCoverage {
        rules = List.copyOf(rules);
    }

    static PackCoverage of(String pack, List<RuleCoverage> rules) {
        int outcomes = 0;
        int conditions = 0;
        int conditionOutcomes = 0;
        for (RuleCoverage rule : rules) {
            outcomes += (rule.fires() ? 1 : 0) + (rule.rests() ? 1 : 0);
            conditions += rule.conditions().size();
            conditionOutcomes += rule.conditions().stream()
                    .mapToInt(ConditionCoverage::outcomes)
                    .sum();
        }
        return new PackCoverage(pack, rules, outcomes, 2 * rules.size(), conditionOutcomes, 2 * conditions);
    }

    /** Rule coverage in whole per cent, rounded down; 100 where there is nothing to show. */
    public int rulePercent() {
        return percent(ruleOutcomes, rulePossible);
    }

    /** Condition coverage in whole per cent, rounded down; 100 where there is nothing to show. */
    public int conditionPercent() {
        return percent(conditionOutcomes, conditionPossible);
    }

    private static int percent(int part, int whole) {
        return whole == 0 ? 100 : (int) (100L * part / whole);
    }
}
