package io.github.abmrules.rules.scenario;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What came of one scenario.
 *
 * @param scenario the scenario
 * @param differences what came out other than expected; empty when it passed
 * @param fired ids of the rules that fired; of a scenario with steps, in any of them
 * @param rests whether the rule that it is about did not fire; of a scenario with steps, in any of them
 */
public record ScenarioResult(Scenario scenario, List<Difference> differences, Set<String> fired, boolean rests) {

    /** Copies the collections. */
    public ScenarioResult {
        differences = List.copyOf(differences);
        fired = Set.copyOf(fired);
    }

    /** Whether everything came out as expected. */
    public boolean passed() {
        return differences.isEmpty();
    }

    /** For people: the name, and a line for each difference. */
    @Override
    public String toString() {
        return (passed() ? "passed: " : "failed: ")
                + scenario.name()
                + differences.stream().map(each -> "\n  " + each).collect(Collectors.joining());
    }
}
