/** Why a decision is what it is: {@link io.github.abmrules.core.explain.FiredRule} and {@link io.github.abmrules.core.explain.Finding}. */
@NullMarked
package io.github.abmrules.core.explain;

import org.jspecify.annotations.NullMarked;
