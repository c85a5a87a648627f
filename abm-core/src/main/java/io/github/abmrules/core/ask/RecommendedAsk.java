package io.github.abmrules.core.ask;

import io.github.abmrules.core.programme.Channel;
import io.github.abmrules.core.trust.TrustLevel;

/**
 * An ask that fits.
 *
 * @param channel the channel
 * @param requiredLevel the most trust that may be asked for in it
 * @param role what the channel is there for
 */
public record RecommendedAsk(Channel channel, TrustLevel requiredLevel, String role) {}
