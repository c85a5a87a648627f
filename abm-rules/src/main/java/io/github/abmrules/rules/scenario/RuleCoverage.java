package io.github.abmrules.rules.scenario;

import java.util.List;

/**
 * How far scenarios show what one rule does. Whether it fires counts in scenarios about the rule, whether its conditions hold
 * in all scenarios; both only in those that passed.
 *
 * @param id its id
 * @param summary its name, a plain sentence
 * @param place file and line
 * @param fires whether it fires in a scenario about it
 * @param rests whether it does not fire in a scenario about it
 * @param conditions its conditions in their order, without those that only choose the parameters of a pack
 */
public record RuleCoverage(
        String id, String summary, String place, boolean fires, boolean rests, List<ConditionCoverage> conditions) {

    /** Copies the list. */
    public RuleCoverage {
        conditions = List.copyOf(conditions);
    }

    /** The pack it belongs to. */
    public String pack() {
        return id.substring(0, Math.max(0, id.indexOf('.')));
    }

    /** Whether it fires and does not, and every condition was both true and false. */
    public boolean covered() {
        return fires && rests && conditions.stream().allMatch(ConditionCoverage::covered);
    }

    /** What scenarios lack about the rule itself, in words; empty when nothing. */
    public String missing() {
        if (fires && rests) {
            return "";
        }
        return fires
                ? "never rests in a scenario about it"
                : rests ? "never fires in a scenario about it" : "has no scenario";
    }
}
