package io.github.abmrules.core.content;

import io.github.abmrules.core.programme.Channel;
import io.github.abmrules.core.programme.NextAction;
import io.github.abmrules.core.trust.TrustLevel;

/**
 * Something that a programme offers its accounts.
 *
 * @param action the action
 * @param what what it is, in words
 * @param channel the channel it runs in
 * @param requiredTrust the trust that it asks for
 */
public record Offer(NextAction action, String what, Channel channel, TrustLevel requiredTrust) {}
