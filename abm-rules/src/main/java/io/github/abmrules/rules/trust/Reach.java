package io.github.abmrules.rules.trust;

import io.github.abmrules.core.programme.Channel;
import io.github.abmrules.core.trust.TrustLevel;

/**
 * A channel, seen from the trust of an account.
 *
 * @param channel the channel
 * @param level the trust
 */
public record Reach(Channel channel, TrustLevel level) {

    /** Whether the trust lies in a range, both ends inclusive; an advocate counts as a customer. */
    public boolean within(TrustLevel from, TrustLevel to) {
        TrustLevel counted = level.inRanges();
        return counted.isAtLeast(from) && to.isAtLeast(counted);
    }
}
