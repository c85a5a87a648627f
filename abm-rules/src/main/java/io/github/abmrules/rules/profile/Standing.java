package io.github.abmrules.rules.profile;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.cluster.EnteredBy;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.review.ReviewStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an account stands and from when on evidence counts, once its decided reviews are taken into account.
 *
 * @param cluster where it stands; {@link Cluster#MONITOR_ONLY} for none
 * @param since when it came there; null when it stands nowhere yet
 * @param evidenceFrom only evidence strictly later lifts it, since it fell; null for none
 * @param reviewFloor only evidence strictly later lifts it, since a person decided; null for none
 * @param demotionFloor only evidence strictly later lowers it; null when it stands nowhere
 * @param acknowledgedAt when a person last decided a review about conflicting signals; null for never
 * @param tierDropRejected whether a person rejected its drop to Monitor Only
 * @param tierAtRejection the tier at which that was; null when not known
 * @param pending the review that waits, the latest if there are several; null for none
 */
public record Standing(
        Cluster cluster,
        @Nullable Instant since,
        @Nullable Instant evidenceFrom,
        @Nullable Instant reviewFloor,
        @Nullable Instant demotionFloor,
        @Nullable Instant acknowledgedAt,
        boolean tierDropRejected,
        @Nullable IcpTier tierAtRejection,
        @Nullable Review pending) {

    private static final Comparator<Review> BY_DECISION =
            Comparator.comparing(Standing::decidedAt).thenComparing(Review::id);
    private static final Comparator<Review> BY_RAISING =
            Comparator.comparing(Review::raisedAt).thenComparing(Review::id);

    private static final Standing NOWHERE =
            new Standing(Cluster.MONITOR_ONLY, null, null, null, null, null, false, null, null);

    /** Where an account stands at an instant. */
    public static Standing of(Account account, Instant asOf) {
        CurrentCluster current = account.current();
        if (account.reviews().isEmpty() && current == null) {
            return NOWHERE;
        }
        Cluster cluster = current == null ? Cluster.MONITOR_ONLY : current.cluster();
        Instant since = current == null ? null : current.since();
        Instant evidenceFrom = current == null ? null : evidenceFrom(current);
        IcpTier tierAtRejection = current == null ? null : current.tierAtRejection();
        for (Review review : approvedMoves(account, asOf)) {
            Instant decidedAt = decidedAt(review);
            Cluster proposed = review.proposedCluster();
            // An approval at the very instant of the entry is that entry.
            if (since == null || decidedAt.isAfter(since)) {
                cluster = proposed;
                since = decidedAt;
                tierAtRejection = null;
                if (proposed.compareTo(review.from()) < 0) {
                    evidenceFrom = proposed == Cluster.MONITOR_ONLY ? null : decidedAt;
                }
            }
        }
        boolean clustered = cluster != Cluster.MONITOR_ONLY;
        Instant reviewFloor = null;
        Instant acknowledgedAt = null;
        Instant demotionFloor = clustered ? since : null;
        boolean tierDropRejected = tierAtRejection != null;
        for (Review review : account.reviews()) {
            Instant decidedAt = review.decidedAt();
            if (decidedAt == null || decidedAt.isAfter(asOf)) {
                continue;
            }
            boolean rejected = review.status() == ReviewStatus.REJECTED;
            boolean decided = rejected || review.status() == ReviewStatus.APPROVED;
            if (decided && review.reasons().contains(ReviewReason.SIGNALS_CONFLICT)) {
                acknowledgedAt = later(acknowledgedAt, decidedAt);
            }
            int direction = review.proposedCluster().compareTo(review.from());
            if (decided && direction == 0) {
                reviewFloor = later(reviewFloor, decidedAt);
                demotionFloor = clustered ? later(demotionFloor, decidedAt) : null;
            } else if (rejected && direction > 0) {
                reviewFloor = later(reviewFloor, decidedAt);
            } else if (rejected) {
                demotionFloor = clustered ? later(demotionFloor, decidedAt) : null;
                tierDropRejected |= review.proposedCluster() == Cluster.MONITOR_ONLY
                        && review.from() == Cluster.ACTIVE_FOCUS
                        && (since == null || !decidedAt.isBefore(since));
            }
        }
        Review pending = latest(account, asOf, ReviewStatus.PENDING);
        return new Standing(
                cluster,
                since,
                clustered ? evidenceFrom : null,
                reviewFloor,
                demotionFloor,
                acknowledgedAt,
                tierDropRejected,
                tierAtRejection,
                pending);
    }

    /**
     * Only evidence strictly later lifts the account; null for none. A poor fit is not lifted at all, and what a fall set
     * before does not hide its deals.
     */
    public @Nullable Instant floor(IcpTier tier) {
        boolean poorFit = tier == IcpTier.D || tier == IcpTier.E;
        if (evidenceFrom == null || poorFit) {
            return reviewFloor;
        }
        return reviewFloor == null ? evidenceFrom : later(evidenceFrom, reviewFloor);
    }

    /** The review that a new one follows: the latest raised by then; null when there is none. */
    public static @Nullable Review predecessor(Account account, Instant asOf) {
        return latest(account, asOf, null);
    }

    /** The approved moves by then, in the order of their decisions. */
    private static List<Review> approvedMoves(Account account, Instant asOf) {
        if (account.reviews().isEmpty()) {
            return List.of();
        }
        return account.reviews().stream()
                .filter(review -> review.status() == ReviewStatus.APPROVED
                        && review.from() != review.proposedCluster()
                        && !decidedAt(review).isAfter(asOf))
                .sorted(BY_DECISION)
                .toList();
    }

    /** The latest review raised by then, of any status where none is asked for; null when there is none. */
    private static @Nullable Review latest(Account account, Instant asOf, @Nullable ReviewStatus status) {
        if (account.reviews().isEmpty()) {
            return null;
        }
        return account.reviews().stream()
                .filter(review -> status == null || review.status() == status)
                .filter(review -> !review.raisedAt().isAfter(asOf))
                .max(BY_RAISING)
                .orElse(null);
    }

    private static @Nullable Instant evidenceFrom(CurrentCluster current) {
        if (current.cluster() == Cluster.MONITOR_ONLY) {
            return null;
        }
        if (current.evidenceFrom() != null) {
            return current.evidenceFrom();
        }
        return current.enteredBy() == EnteredBy.DEMOTION ? current.since() : null;
    }

    private static Instant decidedAt(Review review) {
        Instant decidedAt = review.decidedAt();
        return decidedAt == null ? Instant.MIN : decidedAt;
    }

    private static Instant later(@Nullable Instant left, Instant right) {
        return left == null || right.isAfter(left) ? right : left;
    }
}
