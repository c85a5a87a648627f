package io.github.abmrules.rules.state;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.core.review.Pin;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that came to be known, or that a person decided, at an instant: one of {@code account}, {@code approve} and
 * {@code pin}.
 *
 * @param accountId the account
 * @param at when
 * @param account new facts and evidence
 * @param approve whether the person agrees to the review that is pending then; null when this is no such decision
 * @param reviewer who decides about the review
 * @param note what the person says about it
 * @param pin a cluster to be in force for a time
 */
public record TimelineEntry(
        String accountId,
        Instant at,
        @Nullable Account account,
        @Nullable Boolean approve,
        @Nullable String reviewer,
        @Nullable String note,
        @Nullable Pin pin) {

    /** Checks that it is exactly one of the three. */
    public TimelineEntry {
        InvalidFactException.requireText("account_id", accountId);
        InvalidFactException.require("at", at);
        if (Stream.of(account, approve, pin).filter(Objects::nonNull).count() != 1) {
            throw new InvalidFactException(
                    "account", null, "is required, or else approve, or else pin; only one of them");
        }
        if (account != null && !account.accountId().equals(accountId)) {
            throw new InvalidFactException(
                    "account.account_id",
                    account.accountId(),
                    "must be the account_id of the entry, which is " + accountId);
        }
        if (approve != null) {
            InvalidFactException.requireText("reviewer", reviewer);
        }
    }
}
