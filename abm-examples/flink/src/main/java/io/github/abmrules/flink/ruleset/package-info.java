/** Rules that travel as text: {@link io.github.abmrules.flink.ruleset.RuleSet}. */
@NullMarked
package io.github.abmrules.flink.ruleset;

import org.jspecify.annotations.NullMarked;
