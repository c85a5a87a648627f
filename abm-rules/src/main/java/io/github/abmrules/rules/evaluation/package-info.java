/** How an engine evaluates its rules: {@link io.github.abmrules.rules.evaluation.EvaluationPlan}. */
@NullMarked
package io.github.abmrules.rules.evaluation;

import org.jspecify.annotations.NullMarked;
