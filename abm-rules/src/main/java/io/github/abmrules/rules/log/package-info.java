/**
 * What was decided, on what, and under which rules: a log of decisions that can be decided again. Begin with
 * {@link io.github.abmrules.rules.log.DecisionLog}.
 */
@NullMarked
package io.github.abmrules.rules.log;

import org.jspecify.annotations.NullMarked;
