package io.github.abmrules.rules.portfolio;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.fit.IcpTier;
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
    static final Comparator<SeatClaim> ORDER = Comparator.comparing(
                    SeatClaim::raisedAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(SeatClaim::icpTier)
            .thenComparing(SeatClaim::engagementLevel, Comparator.reverseOrder())
            .thenComparing(claim -> claim.triggerStatus() != TriggerStatus.YES)
            .thenComparing(SeatClaim::accountId, Seats::byCodePoint);

    private final List<SeatClaim> candidates = new ArrayList<>();
    private long incumbents;

    /**
     * Takes note of a first decision.
     *
     * @return whether the account wants a seat, and so has to be decided again with its number
     */
    public boolean add(Account account, Assignment assignment) {
        if (holdsSeat(account, assignment)) {
            incumbents++;
            return false;
        }
        SeatClaim claim = SeatClaim.of(account, assignment);
        if (claim == null) {
            return false;
        }
        add(claim);
        return true;
    }

    /** Takes note of what an account wants a seat with; who asks is a candidate, in the order of asking. */
    public void add(SeatClaim claim) {
        candidates.add(claim);
    }

    /** Whether an account is in Active Focus, by a first decision about it. */
    public static boolean holdsSeat(Account account, Assignment assignment) {
        return Standing.of(account, assignment.asOf()).cluster() == Cluster.ACTIVE_FOCUS
                || assignment.effectiveCluster() == Cluster.ACTIVE_FOCUS;
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
        add(new SeatClaim(
                accountId,
                raisedAt,
                tier == null ? IcpTier.E : tier,
                level == null ? EngagementLevel.NONE : level,
                trigger == null ? TriggerStatus.NO : trigger));
    }

    /** How many accounts are in Active Focus. */
    public long incumbents() {
        return incumbents;
    }

    /** The seats of the candidates, 1 for the first seat of all, in the order in which the candidates were added. */
    public int[] numbers() {
        List<Integer> order = new ArrayList<>(candidates.size());
        for (int i = 0; i < candidates.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparing(candidates::get));
        int[] numbers = new int[order.size()];
        int next = Math.toIntExact(incumbents + 1);
        for (int candidate : order) {
            numbers[candidate] = next++;
        }
        return numbers;
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
}
