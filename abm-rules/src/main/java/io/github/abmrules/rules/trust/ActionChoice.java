package io.github.abmrules.rules.trust;

import io.github.abmrules.core.ask.MismatchReason;
import io.github.abmrules.core.programme.NextAction;
import io.github.abmrules.core.programme.ProgramType;
import io.github.abmrules.core.trust.TrustLevel;
import org.jspecify.annotations.Nullable;

/**
 * The next action of an account, with what trust says of it.
 *
 * @param action the action that the programme chose
 * @param level the trust of the account
 * @param reason why its ask does not fit; null when it does
 * @param nearest of the actions of the same programme whose asks fit, the one whose required trust is nearest to that of
 *     {@code action}; of several the first; null when none fits
 */
public record ActionChoice(
        NextAction action,
        TrustLevel level,
        @Nullable MismatchReason reason,
        @Nullable NextAction nearest) {

    /** The programme. */
    public ProgramType program() {
        return action.program();
    }

    /** Whether the ask of the action fits. */
    public boolean fits() {
        return reason == null;
    }

    /** Whether the ask of another action of the programme fits. */
    public boolean replaceable() {
        return nearest != null;
    }

    /** For people: what does not fit, and what is done instead. */
    public String inWords() {
        String mismatch = reason == MismatchReason.LEVEL
                ? action.id() + " takes trust " + words(action.requiredTrust()) + ", but the account is at "
                        + words(level) + ": gap " + level.missingTo(action.requiredTrust())
                : action.channel() + ", the channel of " + action.id() + " (which takes trust "
                        + words(action.requiredTrust()) + "), does not work at trust " + words(level) + ": gap 0";
        return mismatch
                + (nearest == null
                        ? "; no action of the programme fits, so it stays"
                        : "; " + nearest.id() + " is chosen instead");
    }

    private static String words(TrustLevel level) {
        return level + " (" + level.label() + ")";
    }
}
