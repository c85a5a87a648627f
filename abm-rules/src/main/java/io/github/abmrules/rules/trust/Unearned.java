package io.github.abmrules.rules.trust;

import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.trust.TrustLevel;

/**
 * An event that raised nothing, since there was too little trust for it.
 *
 * @param event the event
 * @param level the trust there was
 */
public record Unearned(TrustEvent event, TrustLevel level) {

    /** What happened. */
    public EventType type() {
        return event.type();
    }

    /** For people: what happened, and why it did not count. */
    public String inWords() {
        return event.type() + " at " + event.at() + " raises nothing, since the account was at " + level;
    }
}
