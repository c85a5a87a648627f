package io.github.abmrules.rules.scenario;

import java.util.List;

/**
 * What came of one scenario, to be written as JSON.
 *
 * @param scenario its name, a plain sentence
 * @param rule id of the rule it is about
 * @param place file and line
 * @param passed whether everything came out as expected
 * @param differences what came out other than expected; empty when it passed
 */
public record ScenarioReport(String scenario, String rule, String place, boolean passed, List<Difference> differences) {

    /** Copies the list. */
    public ScenarioReport {
        differences = List.copyOf(differences);
    }

    /** The report of a result. */
    public static ScenarioReport of(ScenarioResult result) {
        Scenario scenario = result.scenario();
        return new ScenarioReport(
                scenario.name(), scenario.rule(), scenario.place(), result.passed(), result.differences());
    }
}
