package io.github.abmrules.rules.fact;

import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.rules.profile.ScoreSheet;
import org.jspecify.annotations.Nullable;

/**
 * What the scorecard makes of a score sheet.
 *
 * @param rule the rule that decided it
 * @param sheet what it rests on
 * @param tier the tier; null when too little is known for one
 */
public record TierScored(
        FiredRule rule, ScoreSheet sheet, @Nullable IcpTier tier) {}
