package io.github.abmrules.rules.trust;

import io.github.abmrules.core.trust.TrustLevel;

/**
 * How far an account trusts us, after all that happened.
 *
 * @param level the level
 * @param readied whether something made it ready to buy, and trust has not fallen since
 */
public record TrustFact(TrustLevel level, boolean readied) {}
