/**
 * What a change of rules or parameters moves: {@link io.github.abmrules.rules.diff.PortfolioDiff} over a portfolio, and
 * {@link io.github.abmrules.rules.diff.ShadowEngine} beside the engine that is in use.
 */
@NullMarked
package io.github.abmrules.rules.diff;

import org.jspecify.annotations.NullMarked;
