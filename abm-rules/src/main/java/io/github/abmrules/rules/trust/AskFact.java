package io.github.abmrules.rules.trust;

import io.github.abmrules.core.ask.TrustAsk;
import io.github.abmrules.core.trust.TrustLevel;

/**
 * An ask, seen from the trust of an account.
 *
 * @param ask the ask
 * @param level the trust
 * @param inRange whether the channel works at this trust
 */
public record AskFact(TrustAsk ask, TrustLevel level, boolean inRange) {

    /** Whether there is as much trust as the ask takes. */
    public boolean trusted() {
        return level.isAtLeast(ask.requiredLevel());
    }
}
