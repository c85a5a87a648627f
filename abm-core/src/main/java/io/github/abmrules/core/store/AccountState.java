package io.github.abmrules.core.store;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is held about an account between two decisions. Immutable. Lists are kept in the order of their dates.
 *
 * @param accountId the account
 * @param version counts the changes, 1 for the first; what a change is guarded by
 * @param changedAt the instant of the last change; no decision is made for an earlier one
 * @param nextDue when the account has to be decided again although nothing new is seen; null for never
 * @param facts the account as the host last gave it, without evidence and without what follows here; null when only its
 *     cluster is known
 * @param current where it stands; null for nowhere yet
 * @param pin the cluster that a person put in force; null for none
 * @param reviews all reviews, at most one of them pending
 * @param signals all signals seen
 * @param triggers all news seen
 * @param events all events seen
 * @param last the last decision; null for none
 * @param entries how many entries its history has
 */
public record AccountState(
        String accountId,
        long version,
        Instant changedAt,
        @Nullable Instant nextDue,
        @Nullable Account facts,
        @Nullable CurrentCluster current,
        @Nullable Pin pin,
        List<Review> reviews,
        List<Signal> signals,
        List<Trigger> triggers,
        List<AccountEvent> events,
        @Nullable DecisionSummary last,
        long entries) {

    private static final Comparator<Review> REVIEWS =
            Comparator.comparing(Review::raisedAt).thenComparing(Review::id);

    /** Checks the components, copies the lists and orders them. */
    public AccountState {
        InvalidFactException.requireText("account_id", accountId);
        InvalidFactException.require("changed_at", changedAt);
        if (facts != null && !facts.accountId().equals(accountId)) {
            throw new InvalidFactException(
                    "facts.account_id", facts.accountId(), "must be that of the state, which is " + accountId);
        }
        reviews = reviews.stream().sorted(REVIEWS).toList();
        signals = signals.stream().sorted(NaturalKey.SIGNALS).toList();
        triggers = triggers.stream().sorted(NaturalKey.TRIGGERS).toList();
        events = events.stream().sorted(NaturalKey.EVENTS).toList();
        if (reviews.stream()
                        .filter(review -> review.status() == ReviewStatus.PENDING)
                        .count()
                > 1) {
            throw new InvalidFactException("reviews", null, "must hold at most one that is PENDING");
        }
    }

    /** The state of an account of which nothing is known before an instant. */
    public static AccountState unknown(String accountId, Instant at) {
        return new AccountState(
                accountId, 0, at, null, null, null, null, List.of(), List.of(), List.of(), List.of(), null, 0);
    }

    /** A builder that starts from this state. */
    public StateBuilder toBuilder() {
        return new StateBuilder(this);
    }

    /** The review that waits for a person; null for none. */
    public @Nullable Review pending() {
        return reviews.stream()
                .filter(review -> review.status() == ReviewStatus.PENDING)
                .findFirst()
                .orElse(null);
    }

    /**
     * The account as a decision takes it: the facts with all that is held beside them.
     *
     * @throws IllegalStateException when only its cluster is known
     */
    public Account account() {
        if (facts == null) {
            throw new IllegalStateException("Of the account \"" + accountId
                    + "\" only its cluster is known. Maybe evaluate it once with its facts?");
        }
        return facts.toBuilder()
                .signals(signals)
                .triggers(triggers)
                .events(events)
                .current(current)
                .reviews(reviews)
                .pin(pin)
                .build();
    }
}
