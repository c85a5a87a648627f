package io.github.abmrules.rules.trust;

import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.trust.TrustLevel;
import io.github.abmrules.rules.advice.Note;

/**
 * An event sets a floor: trust is at least so high from then on, until it is lost.
 *
 * @param rule the rule
 * @param about the event
 * @param floor the floor
 * @param from the least trust at which the event can raise it at all
 */
public record FloorSet(FiredRule rule, TrustEvent about, TrustLevel floor, TrustLevel from) implements Note {}
