package io.github.abmrules.rules.reference;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.rules.reference.ReferenceDecision.Expected;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives out the seats of Active Focus by section 6.8 of the contract. */
public final class ReferenceSeats {

    private record Claim(
            String accountId, boolean incumbent, @Nullable Instant raisedAt, Expected decision) {

        private int rank() {
            return incumbent ? 0 : raisedAt != null ? 1 : 2;
        }
    }

    private static final Comparator<Claim> PROPOSALS = Comparator.<Claim>comparingInt(
                    claim -> claim.decision().icpTier().ordinal())
            .thenComparingInt(claim -> -claim.decision().engagementLevel().ordinal())
            .thenComparing(claim -> claim.decision().triggerStatus() != TriggerStatus.YES)
            .thenComparing(Claim::accountId, ReferenceSeats::compareCodePoints);

    private static final Comparator<Claim> ORDER = Comparator.comparingInt(Claim::rank)
            .thenComparing((left, right) -> {
                if (left.incumbent()) {
                    return compareCodePoints(left.accountId(), right.accountId());
                }
                int byAge = left.raisedAt() == null
                        ? 0
                        : left.raisedAt().compareTo(Objects.requireNonNull(right.raisedAt()));
                return byAge != 0 ? byAge : PROPOSALS.compare(left, right);
            });

    private ReferenceSeats() {}

    /**
     * Seat numbers by account, from 1, in their order. First come those that stand in Active Focus, pinned elsewhere or
     * not, and those that are pinned to it; any other pinned account asks for nothing while the pin holds. Who neither
     * holds a seat nor asks for one is not in the map, nor is an account that has to be rejected; of accounts with the
     * same id the first counts.
     */
    public static Map<String, Integer> seats(
            List<Account> accounts, Instant asOf, ZoneId zone, ReferenceParameters parameters) {
        List<Claim> claims = new ArrayList<>();
        for (Account account : distinct(accounts)) {
            Expected decision = decideUnlessRejected(account, asOf, zone, parameters);
            if (decision == null) {
                continue;
            }
            Pin pin = ReferenceDecision.livePin(account, asOf);
            boolean incumbent = ReferenceDecision.standing(account, asOf).cluster() == Cluster.ACTIVE_FOCUS
                    || (pin != null && pin.cluster() == Cluster.ACTIVE_FOCUS);
            boolean asks = decision.reviewReasons() != null
                    && decision.reviewReasons().contains(ReviewReason.PROMOTION_TO_ACTIVE_FOCUS)
                    && decision.cluster() == Cluster.ACTIVE_FOCUS;
            if (incumbent || asks) {
                claims.add(new Claim(account.accountId(), incumbent, raisedAt(account, decision), decision));
            }
        }
        claims.sort(ORDER);
        Map<String, Integer> seats = new LinkedHashMap<>();
        for (Claim claim : claims) {
            seats.put(claim.accountId(), seats.size() + 1);
        }
        return seats;
    }

    /** The decisions about a portfolio by account, in the order of the input, with the seats given out among them. */
    public static Map<String, Expected> decide(
            List<Account> accounts, Instant asOf, ZoneId zone, ReferenceParameters parameters) {
        Map<String, Integer> seats = seats(accounts, asOf, zone, parameters);
        Map<String, Expected> decisions = new LinkedHashMap<>();
        for (Account account : distinct(accounts)) {
            int seat = seats.getOrDefault(account.accountId(), 1);
            Account seated = account.toBuilder().activeFocusTaken(seat - 1).build();
            Expected decision = decideUnlessRejected(seated, asOf, zone, parameters);
            if (decision != null) {
                decisions.put(account.accountId(), decision);
            }
        }
        return decisions;
    }

    private static @Nullable Expected decideUnlessRejected(
            Account account, Instant asOf, ZoneId zone, ReferenceParameters parameters) {
        try {
            return ReferenceDecision.decide(account, asOf, zone, parameters);
        } catch (ReferenceRejection rejection) {
            return null;
        }
    }

    private static @Nullable Instant raisedAt(Account account, Expected decision) {
        return account.reviews().stream()
                .filter(review -> review.id().equals(decision.reviewId()))
                .map(Review::raisedAt)
                .findFirst()
                .orElse(null);
    }

    private static List<Account> distinct(List<Account> accounts) {
        Map<String, Account> first = new LinkedHashMap<>();
        accounts.forEach(account -> first.putIfAbsent(account.accountId(), account));
        return List.copyOf(first.values());
    }

    /** Unlike {@link String#compareTo}, which compares halves of characters beyond U+FFFF. */
    static int compareCodePoints(String left, String right) {
        return Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());
    }
}
