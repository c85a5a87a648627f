package io.github.abmrules.flink.stream;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.core.review.Pin;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that came to be known about an account: exactly one of new facts, evidence, a decision about the review that
 * waits, and a pin. A line of {@code abm state replay} is such an entry.
 *
 * @param accountId the account
 * @param at when it came to be known
 * @param account the facts, which take the place of those known before, with evidence, which is added; null for none
 * @param signals signals that were seen; facts stay
 * @param triggers news that was seen
 * @param events events that were seen
 * @param approve whether a person agrees to the review that waits then; null when this is no such decision
 * @param reviewer who decides about it
 * @param note what the person says about it
 * @param pin a cluster that is put in force for a time
 */
public record Entry(
        String accountId,
        Instant at,
        @Nullable Account account,
        List<Signal> signals,
        List<Trigger> triggers,
        List<AccountEvent> events,
        @Nullable Boolean approve,
        @Nullable String reviewer,
        @Nullable String note,
        @Nullable Pin pin) {

    /** The JSON of an entry. */
    public static final RecordJson<Entry> JSON = RecordJson.of(Entry.class);

    /** Checks that it is exactly one of the four. */
    public Entry {
        InvalidFactException.requireText("account_id", accountId);
        InvalidFactException.require("at", at);
        signals = List.copyOf(signals);
        triggers = List.copyOf(triggers);
        events = List.copyOf(events);
        boolean evidence = !signals.isEmpty() || !triggers.isEmpty() || !events.isEmpty();
        long given = Stream.of(account, approve, pin).filter(Objects::nonNull).count() + (evidence ? 1 : 0);
        if (given != 1) {
            throw new InvalidFactException(
                    "account",
                    null,
                    "is required, or else signals, triggers and events, or else approve, or else pin; only one of them");
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

    /** Whether it is evidence about an account whose facts are known. */
    boolean isEvidence() {
        return account == null && approve == null && pin == null;
    }
}
