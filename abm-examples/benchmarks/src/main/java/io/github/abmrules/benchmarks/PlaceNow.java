package io.github.abmrules.benchmarks;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.cluster.EnteredBy;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.review.ReviewStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where an account stands once what people decided is taken into account.
 *
 * @param cluster where; Monitor Only also for an account without a cluster
 * @param liftFloor only later evidence lifts it; null for none
 * @param fallFloor only later evidence lowers it; null for an account without a cluster
 * @param acknowledgedAt when a person last decided about conflicting signals; null for never
 * @param everRejected whether a person rejected the drop out of Active Focus, at whatever tier
 * @param dropRejected whether a person rejected the drop out of Active Focus at the tier it has
 * @param pending the latest pending review, when it still stands; null for none
 * @param expired the latest pending review, when it stands no more; null for none
 */
record PlaceNow(
        Cluster cluster,
        @Nullable Instant liftFloor,
        @Nullable Instant fallFloor,
        @Nullable Instant acknowledgedAt,
        boolean everRejected,
        boolean dropRejected,
        @Nullable Review pending,
        @Nullable Review expired) {

    private static final Duration REVIEW_STANDS = Duration.ofDays(30);
    private static final PlaceNow NOWHERE =
            new PlaceNow(Cluster.MONITOR_ONLY, null, null, null, false, false, null, null);

    static PlaceNow of(Account account, IcpTier tier, Instant asOf) {
        CurrentCluster current = account.current();
        if (current == null && account.reviews().isEmpty()) {
            return NOWHERE;
        }
        Cluster cluster = Cluster.MONITOR_ONLY;
        Instant since = null;
        Instant evidenceFrom = null;
        IcpTier rejectedAt = null;
        if (current != null) {
            cluster = current.cluster();
            since = current.since();
            evidenceFrom = current.evidenceFrom();
            if (evidenceFrom == null && current.enteredBy() == EnteredBy.DEMOTION) {
                evidenceFrom = since;
            }
            if (cluster == Cluster.MONITOR_ONLY) {
                evidenceFrom = null;
            }
            rejectedAt = current.tierAtRejection();
        }
        for (Review move : approvedMoves(account.reviews(), asOf)) {
            Instant at = decidedAt(move);
            boolean later = since == null || at.isAfter(since);
            if (later || (at.equals(since) && move.proposedCluster() != cluster)) {
                if (direction(move) < 0) {
                    evidenceFrom = at;
                }
                cluster = move.proposedCluster();
                since = at;
                rejectedAt = null;
                if (cluster == Cluster.MONITOR_ONLY) {
                    evidenceFrom = null;
                }
            }
        }
        boolean clustered = cluster != Cluster.MONITOR_ONLY;
        boolean poorFit = tier == IcpTier.D || tier == IcpTier.E;
        Instant liftFloor = clustered && !poorFit ? evidenceFrom : null;
        Instant fallFloor = clustered ? since : null;
        Instant acknowledgedAt = null;
        boolean rejected = rejectedAt != null;
        Review pending = null;
        for (Review review : account.reviews()) {
            if (review.status() == ReviewStatus.PENDING) {
                if (!review.raisedAt().isAfter(asOf)
                        && (pending == null || review.raisedAt().isAfter(pending.raisedAt()))) {
                    pending = review;
                }
                continue;
            }
            if (!decided(review, asOf)) {
                continue;
            }
            Instant at = decidedAt(review);
            if (review.reasons().contains(ReviewReason.SIGNALS_CONFLICT)) {
                acknowledgedAt = later(acknowledgedAt, at);
            }
            int direction = direction(review);
            boolean refused = review.status() == ReviewStatus.REJECTED;
            if (direction == 0 || (refused && direction > 0)) {
                liftFloor = later(liftFloor, at);
            }
            if (clustered && (direction == 0 || (refused && direction < 0))) {
                fallFloor = later(fallFloor, at);
            }
            rejected |= refused
                    && review.from() == Cluster.ACTIVE_FOCUS
                    && review.proposedCluster() == Cluster.MONITOR_ONLY
                    && (since == null || !at.isBefore(since));
        }
        Review expired = null;
        if (pending != null && !asOf.isBefore(pending.raisedAt().plus(REVIEW_STANDS))) {
            expired = pending;
            pending = null;
        }
        boolean dropRejected = rejected && (rejectedAt == null || rejectedAt == tier);
        return new PlaceNow(cluster, liftFloor, fallFloor, acknowledgedAt, rejected, dropRejected, pending, expired);
    }

    private static List<Review> approvedMoves(List<Review> reviews, Instant asOf) {
        List<Review> moves = new ArrayList<>();
        for (Review review : reviews) {
            if (review.status() == ReviewStatus.APPROVED && direction(review) != 0 && decided(review, asOf)) {
                moves.add(review);
            }
        }
        moves.sort(Comparator.comparing(PlaceNow::decidedAt));
        return moves;
    }

    private static boolean decided(Review review, Instant asOf) {
        boolean closed = review.status() == ReviewStatus.APPROVED || review.status() == ReviewStatus.REJECTED;
        return closed && !decidedAt(review).isAfter(asOf);
    }

    private static Instant decidedAt(Review review) {
        return Objects.requireNonNull(review.decidedAt());
    }

    private static int direction(Review review) {
        return review.proposedCluster().compareTo(review.from());
    }

    private static Instant later(@Nullable Instant left, Instant right) {
        return left == null || right.isAfter(left) ? right : left;
    }
}
