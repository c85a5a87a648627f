package io.github.abmrules.core.ask;

import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.core.trust.TrustLevel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an account's trust, and what one would like to ask.
 *
 * @param accountId the account
 * @param trustLevel a level that somebody knows; null when nobody does
 * @param trustLevelAt when it held; null for before all events
 * @param events what happened; events that have nothing to do with trust may be among them
 * @param ask what one would like to ask; null for nothing
 */
public record TrustInquiry(
        String accountId,
        @Nullable TrustLevel trustLevel,
        @Nullable Instant trustLevelAt,
        List<AccountEvent> events,
        @Nullable TrustAsk ask) {

    /** Checks the id and copies the events. */
    public TrustInquiry {
        InvalidFactException.requireText("account_id", accountId);
        if (trustLevelAt != null && trustLevel == null) {
            throw new InvalidFactException(
                    "trust_level_at", trustLevelAt.toString(), "says when a trust_level held, but there is none");
        }
        events = List.copyOf(events);
    }
}
