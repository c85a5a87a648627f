package io.github.abmrules.core.engagement;

import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody at an account did.
 *
 * @param type what it was
 * @param at when it happened
 * @param contactId who did it; null when unknown, and then it is nobody's engagement
 * @param intentPage true for a {@link SignalType#WEBSITE_VISIT} to a page that shows intent (pricing, comparison …)
 */
public record Signal(SignalType type, Instant at, @Nullable String contactId, boolean intentPage) {

    /** Checks that type and instant are there. */
    public Signal {
        InvalidFactException.require("type", type);
        InvalidFactException.require("at", at);
    }

    /** A signal of an unknown contact. */
    public static Signal of(SignalType type, Instant at) {
        return new Signal(type, at, null, false);
    }

    /** A signal of a contact. */
    public static Signal of(SignalType type, Instant at, String contactId) {
        return new Signal(type, at, contactId, false);
    }
}
