/**
 * Scenarios: what a rule author expects of a rule, in YAML beside the rules. Begin with
 * {@link io.github.abmrules.rules.scenario.ScenarioRunner}.
 */
@NullMarked
package io.github.abmrules.rules.scenario;

import org.jspecify.annotations.NullMarked;
