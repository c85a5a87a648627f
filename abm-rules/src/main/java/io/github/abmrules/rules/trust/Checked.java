package io.github.abmrules.rules.trust;

import io.github.abmrules.core.ask.MismatchReason;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.rules.advice.Note;
import org.jspecify.annotations.Nullable;

/**
 * Whether an ask fits; exactly one rule says it.
 *
 * @param rule the rule
 * @param about the ask
 * @param reason why it does not; null when it does
 */
public record Checked(
        FiredRule rule, AskFact about, @Nullable MismatchReason reason) implements Note {

    /** Whether it fits. */
    public boolean allowed() {
        return reason == null;
    }
}
