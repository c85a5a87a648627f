package io.github.abmrules.rules.trust;

import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.EventType;
import java.time.Instant;

/**
 * Something that happened with an account, at or before the instant of the answer, and moves trust.
 *
 * @param event the event
 */
public record TrustEvent(AccountEvent event) {

    /** What happened. */
    public EventType type() {
        return event.type();
    }

    /** When. */
    public Instant at() {
        return event.at();
    }
}
