/**
 * Plans: which tasks belong to a programme, a warmup or an event, when they are, and how they stand. Dates are computed
 * here; which tasks are chosen, what is late and what waits for a person is the business of rules.
 */
@NullMarked
package io.github.abmrules.rules.plan;

import org.jspecify.annotations.NullMarked;
