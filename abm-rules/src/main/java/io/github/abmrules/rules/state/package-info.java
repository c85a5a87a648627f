/** Decisions over time: {@link io.github.abmrules.rules.state.AccountLedger} decides by rules and keeps in a store what follows. */
@NullMarked
package io.github.abmrules.rules.state;

import org.jspecify.annotations.NullMarked;
