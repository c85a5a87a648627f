package io.github.abmrules.rules.advice;

import io.github.abmrules.core.explain.FiredRule;

/**
 * Something that a rule inserts about an input. Other rules may match it; the answer is made of all notes about the input.
 */
public interface Note {

    /** The rule that inserted it. */
    FiredRule rule();

    /** The fact it is about: one that the {@link Inquiry} gave, the very same object. */
    Object about();
}
