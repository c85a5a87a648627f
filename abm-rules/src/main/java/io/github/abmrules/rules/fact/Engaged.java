package io.github.abmrules.rules.fact;

import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.explain.FiredRule;

/**
 * The engagement level that the mapping goes by.
 *
 * @param rule the rule that decided it
 * @param evidence what it rests on
 * @param level the level
 */
public record Engaged(FiredRule rule, Evidence evidence, EngagementLevel level) implements OfEvidence, Decided {}
