package io.github.abmrules.rules.fact;

import io.github.abmrules.core.explain.FiredRule;

/** What a rule provides an account with: a part of a decision, or a note where content is asked for. */
public interface Provision {

    /** The rule. */
    FiredRule rule();
}
