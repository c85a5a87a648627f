package io.github.abmrules.rules.trust;

import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.trust.TrustLevel;
import io.github.abmrules.rules.advice.Note;

/**
 * An event lets trust fall to a level, where it was above.
 *
 * @param rule the rule
 * @param about the event
 * @param level the level
 */
public record Lost(FiredRule rule, TrustEvent about, TrustLevel level) implements Note {}
