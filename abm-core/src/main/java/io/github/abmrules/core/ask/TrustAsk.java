package io.github.abmrules.core.ask;

import io.github.abmrules.core.programme.Channel;
import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.core.trust.TrustLevel;

/**
 * Something that is asked of an account.
 *
 * @param channel the channel it comes through
 * @param requiredLevel the trust that it takes to say yes
 */
public record TrustAsk(Channel channel, TrustLevel requiredLevel) {

    /** Checks that both are there. */
    public TrustAsk {
        InvalidFactException.require("channel", channel);
        InvalidFactException.require("required_level", requiredLevel);
    }
}
