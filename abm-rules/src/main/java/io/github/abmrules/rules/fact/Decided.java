package io.github.abmrules.rules.fact;

import io.github.abmrules.core.explain.FiredRule;

/** A link in the chain of a decision: exactly one rule may insert each kind for an account. */
public interface Decided extends OfProfile {

    /** The rule that decided it. */
    FiredRule rule();
}
