package io.github.abmrules.rules.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * How one rule is evaluated. Immutable.
 *
 * @param ruleId the rule
 * @param fact the simple name of the type of fact that it reads; null when it reads several, or none
 * @param session why it needs a session; null when it is walked
 */
public record RuleWay(
        String ruleId, @Nullable String fact, @Nullable String session) {

    /** Whether the rule is evaluated without a session. */
    public boolean walked() {
        return session == null;
    }
}
