package io.github.abmrules.rules.scenario;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ReviewRequest;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.cluster.EnteredBy;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewStatus;
import io.github.abmrules.rules.profile.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the account of a scenario from step to step as a host does: where it stands, and what people were asked. */
final class Books {

    private Books() {}

    /**
     * The account once a decision is applied: what is in force becomes current, its review waits, and reviews that waited
     * and are not asked for any more are superseded. An account with a pin in force stays as it is.
     */
    static Account applied(Account account, Assignment decision, Instant asOf) {
        if (account.pin() != null && account.pin().until().isAfter(asOf)) {
            return account;
        }
        return account.toBuilder()
                .current(current(account, decision.effectiveCluster(), asOf))
                .reviews(reviews(account, decision.review(), asOf))
                .build();
    }

    /** The review that waits; null when none does. */
    static @Nullable Review pending(Account account) {
        return account.reviews().stream()
                .filter(review -> review.status() == ReviewStatus.PENDING)
                .findFirst()
                .orElse(null);
    }

    /** The account once a person has decided a review that waits. */
    static Account reviewed(Account account, Review pending, boolean approved, Instant at) {
        List<Review> reviews = new ArrayList<>();
        for (Review review : account.reviews()) {
            boolean decided = review.equals(pending);
            reviews.add(!decided ? review : approved ? review.approve(at, null, null) : review.reject(at, null, null));
        }
        Account.Builder next = account.toBuilder().reviews(reviews);
        CurrentCluster current = account.current();
        boolean drop = pending.proposedCluster() == Cluster.MONITOR_ONLY && pending.from() != Cluster.MONITOR_ONLY;
        if (!approved && drop && current != null) {
            // A rejected drop returns when the tier changes, so the tier is kept.
            next.current(new CurrentCluster(
                    current.cluster(),
                    current.since(),
                    current.enteredBy(),
                    current.evidenceFrom(),
                    account.icpTier()));
        }
        return next.build();
    }

    private static CurrentCluster current(Account account, Cluster inForce, Instant asOf) {
        Instant since = since(account, asOf);
        if (since == null) {
            return CurrentCluster.of(inForce, asOf);
        }
        Standing standing = Standing.of(account, asOf);
        int change = inForce.compareTo(standing.cluster());
        if (change < 0) {
            return CurrentCluster.of(inForce, asOf, EnteredBy.DEMOTION);
        }
        if (change > 0) {
            return new CurrentCluster(inForce, asOf, EnteredBy.PROMOTION, standing.evidenceFrom(), null);
        }
        CurrentCluster current = account.current();
        return current != null
                        && current.cluster() == inForce
                        && current.since().equals(since)
                ? current
                : new CurrentCluster(
                        inForce, since, EnteredBy.PROMOTION, standing.evidenceFrom(), standing.tierAtRejection());
    }

    /** When the account came where it stands; null for nowhere. */
    private static @Nullable Instant since(Account account, Instant asOf) {
        Instant since = account.current() == null ? null : account.current().since();
        for (Review review : account.reviews()) {
            Instant decidedAt = review.decidedAt();
            if (review.status() == ReviewStatus.APPROVED
                    && review.from() != review.proposedCluster()
                    && decidedAt != null
                    && !decidedAt.isAfter(asOf)
                    && (since == null || decidedAt.isAfter(since))) {
                since = decidedAt;
            }
        }
        return since;
    }

    private static List<Review> reviews(Account account, @Nullable ReviewRequest request, Instant asOf) {
        List<Review> reviews = new ArrayList<>();
        boolean known = false;
        for (Review review : account.reviews()) {
            boolean waits = review.status() == ReviewStatus.PENDING
                    && !review.raisedAt().isAfter(asOf);
            if (waits && request != null && review.id().equals(request.id())) {
                known = true;
                reviews.add(pending(request, review.raisedAt()));
            } else {
                reviews.add(waits ? review.decided(ReviewStatus.SUPERSEDED, asOf, null, null) : review);
            }
        }
        if (request != null && !known) {
            reviews.add(pending(request, asOf));
        }
        return reviews;
    }

    private static Review pending(ReviewRequest request, Instant raisedAt) {
        return Review.pending(request.id(), request.from(), request.proposedCluster(), request.reasons(), raisedAt);
    }
}
