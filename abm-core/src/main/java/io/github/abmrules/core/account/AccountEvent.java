package io.github.abmrules.core.account;

import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.core.trust.TrustLevel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened with an account and was written down by a person or the CRM.
 *
 * @param type what happened
 * @param at when
 * @param level the level that trust fell to; required for {@link EventType#TRUST_LOST}
 * @param dealId the deal it is about, for {@link EventType#DEAL_STALLED}
 */
public record AccountEvent(
        EventType type,
        Instant at,
        @Nullable TrustLevel level,
        @Nullable String dealId) {

    /** Checks that type and instant, and for a loss of trust the level, are there. */
    public AccountEvent {
        InvalidFactException.require("type", type);
        InvalidFactException.require("at", at);
        if (type == EventType.TRUST_LOST && level == null) {
            throw new InvalidFactException("level", null, "is required when type is TRUST_LOST");
        }
    }

    /** An event without level or deal. */
    public static AccountEvent of(EventType type, Instant at) {
        return new AccountEvent(type, at, null, null);
    }
}
