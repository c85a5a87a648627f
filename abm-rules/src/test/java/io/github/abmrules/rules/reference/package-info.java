/**
 * A second implementation of the contract in plain Java, written without sight of the rules, and the random accounts on
 * which both are compared: {@link io.github.abmrules.rules.reference.ReferenceDecision},
 * {@link io.github.abmrules.rules.reference.ReferenceSeats} and
 * {@link io.github.abmrules.rules.reference.RandomAccounts}.
 */
@NullMarked
package io.github.abmrules.rules.reference;

import org.jspecify.annotations.NullMarked;
