package io.github.abmrules.rules.reference;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.cluster.EnteredBy;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewStatus;
import io.github.abmrules.rules.reference.ReferenceDecision.Expected;
import io.github.abmrules.rules.reference.ReferenceDecision.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Does with a decision what a host does: stores it with the account, so that 5.7 of the contract can be tried. */
public final class ReferenceHost {

    private ReferenceHost() {}

    /**
     * The account once the decision is stored: what is in force becomes current, the review is stored as pending, and
     * pending reviews that the decision does not name are superseded. A pinned account stays as it is.
     */
    public static Account after(Account account, Expected decision, Instant asOf) {
        if (ReferenceDecision.livePin(account, asOf) != null) {
            return account;
        }
        return account.toBuilder()
                .current(current(account, decision, asOf))
                .reviews(reviews(account, decision, asOf))
                .build();
    }

    private static CurrentCluster current(Account account, Expected decision, Instant asOf) {
        Standing standing = ReferenceDecision.standing(account, asOf);
        Instant since = standing.since();
        Cluster inForce = decision.effectiveCluster();
        if (since == null) {
            return CurrentCluster.of(inForce, asOf);
        }
        CurrentCluster current = account.current();
        int change = inForce.compareTo(standing.cluster());
        if (change == 0) {
            return current != null
                            && current.cluster() == inForce
                            && current.since().equals(since)
                    ? current
                    : new CurrentCluster(
                            inForce, since, EnteredBy.PROMOTION, standing.evidenceFrom(), standing.tierAtRejection());
        }
        return change > 0
                ? new CurrentCluster(inForce, asOf, EnteredBy.PROMOTION, standing.evidenceFrom(), null)
                : new CurrentCluster(inForce, asOf, EnteredBy.DEMOTION, null, null);
    }

    private static List<Review> reviews(Account account, Expected decision, Instant asOf) {
        List<Review> reviews = new ArrayList<>();
        for (Review review : account.reviews()) {
            if (review.status() != ReviewStatus.PENDING || review.raisedAt().isAfter(asOf)) {
                reviews.add(review);
            } else if (!review.id().equals(decision.reviewId())) {
                reviews.add(review.decided(ReviewStatus.SUPERSEDED, null, null, null));
            } else {
                reviews.add(pending(review.id(), decision, review.raisedAt()));
            }
        }
        if (decision.reviewReasons() != null && decision.reviewId() == null) {
            reviews.add(pending("raised", decision, asOf));
        }
        return reviews;
    }

    private static Review pending(String id, Expected decision, Instant raisedAt) {
        return Review.pending(
                id,
                Objects.requireNonNull(decision.reviewFrom()),
                Objects.requireNonNull(decision.reviewProposed()),
                List.copyOf(Objects.requireNonNull(decision.reviewReasons())),
                raisedAt);
    }
}
