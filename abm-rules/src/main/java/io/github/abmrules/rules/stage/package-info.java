/** The stages of a decision, for the engine and for hosts with a KIE session of their own: {@link io.github.abmrules.rules.stage.DecisionBatch}. */
@NullMarked
package io.github.abmrules.rules.stage;

import org.jspecify.annotations.NullMarked;
