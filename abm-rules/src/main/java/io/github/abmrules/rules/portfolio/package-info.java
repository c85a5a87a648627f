/** Decisions that look at all accounts of a run: {@link io.github.abmrules.rules.portfolio.Seats}. */
@NullMarked
package io.github.abmrules.rules.portfolio;

import org.jspecify.annotations.NullMarked;
