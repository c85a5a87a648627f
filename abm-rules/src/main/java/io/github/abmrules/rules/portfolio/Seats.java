package io.github.abmrules.rules.portfolio;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ReviewRequest;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.rules.profile.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the seats of Active Focus over all accounts of a run: those who are in it come first, then those whose promotion
 * is pending, by when it was raised, then the new ones by tier, engagement, trigger and id. A first decision about each
 * account tells who wants a seat; only those are decided again with their number. Not thread-safe. Keeps about a hundred
 * bytes for each candidate and nothing for the others.
 */
public final class Seats {
    private static final Comparator<Candidate> ORDER = Comparator.comparing(
                    Candidate::raisedAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Candidate::tier)
            .thenComparing(Candidate::level, Comparator.reverseOrder())
            .thenComparing(candidate -> candidate.trigger() != TriggerStatus.YES)
            .thenComparing(Candidate::accountId, Seats::byCodePoint);

    private final List<Candidate> candidates = new ArrayList<>();
    private long incumbents;

    /**
     * Takes note of a first decision.
     *
     * @return whether the account wants a seat, and so has to be decided again with its number
     */
    public boolean add(Account account, Assignment assignment) {
        boolean stands = Standing.of(account, assignment.asOf()).cluster() == Cluster.ACTIVE_FOCUS;
        if (stands || assignment.effectiveCluster() == Cluster.ACTIVE_FOCUS) {
            incumbents++;
            return false;
        }
        ReviewRequest review = assignment.review();
        if (review == null || !review.reasons().contains(ReviewReason.PROMOTION_TO_ACTIVE_FOCUS)) {
            return false;
        }
        candidates.add(new Candidate(
                candidates.size(),
                raisedAt(account, review),
                assignment.icpTier(),
                assignment.engagementLevel(),
                assignment.triggerStatus(),
                account.accountId()));
        return true;
    }

    /** Takes note of accounts in Active Focus that are not decided in this run. */
    public void addIncumbents(long count) {
        incumbents += count;
    }

    /** Takes note of an account that waits for a seat and is not decided in this run. */
    public void addWaiting(
            String accountId,
            Instant raisedAt,
            @Nullable IcpTier tier,
            @Nullable EngagementLevel level,
            @Nullable TriggerStatus trigger) {
        candidates.add(new Candidate(
                candidates.size(),
                raisedAt,
                tier == null ? IcpTier.E : tier,
                level == null ? EngagementLevel.NONE : level,
                trigger == null ? TriggerStatus.NO : trigger,
                accountId));
    }

    /** How many accounts are in Active Focus. */
    public long incumbents() {
        return incumbents;
    }

    /** The seats of the candidates, 1 for the first seat of all, in the order in which the candidates were added. */
    public int[] numbers() {
        List<Candidate> order = new ArrayList<>(candidates);
        order.sort(ORDER);
        int[] numbers = new int[order.size()];
        int next = Math.toIntExact(incumbents + 1);
        for (Candidate candidate : order) {
            numbers[candidate.slot()] = next++;
        }
        return numbers;
    }

    private static @Nullable Instant raisedAt(Account account, ReviewRequest review) {
        for (Review past : account.reviews()) {
            if (past.id().equals(review.id())) {
                return past.raisedAt();
            }
        }
        return null;
    }

    private static int byCodePoint(String left, String right) {
        int end = Math.min(left.length(), right.length());
        for (int i = 0; i < end; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                // Surrogates stand for code points above all others, although their own values do not.
                boolean aHigh = Character.isSurrogate(a);
                boolean bHigh = Character.isSurrogate(b);
                return aHigh == bHigh ? Character.compare(a, b) : Boolean.compare(aHigh, bHigh);
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    private record Candidate(
            int slot,
            @Nullable Instant raisedAt,
            IcpTier tier,
            EngagementLevel level,
            TriggerStatus trigger,
            String accountId) {}
}
