package io.github.abmrules.rules.scenario;

import java.util.List;

/**
 * What came of many scenarios.
 *
 * @param seed of the order in which facts came the second time
 * @param results what came of each, in their order
 * @param coverage how far those that passed show what the rules do
 */
public record ScenarioRun(long seed, List<ScenarioResult> results, ScenarioCoverage coverage) {

    /** Copies the list. */
    public ScenarioRun {
        results = List.copyOf(results);
    }

    /** The results of scenarios that did not pass, in their order. */
    public List<ScenarioResult> failures() {
        return results.stream().filter(result -> !result.passed()).toList();
    }
}
