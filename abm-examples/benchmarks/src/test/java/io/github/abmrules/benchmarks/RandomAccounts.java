package io.github.abmrules.benchmarks;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.cluster.EnteredBy;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.engagement.TriggerPolarity;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.Challenge;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.review.ReviewStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Accounts of all kinds around an instant, the same for the same seed, with dates that crowd at the edges. */
final class RandomAccounts {
    private static final List<String> PEOPLE = List.of("ann", "bob", "cem");
    private static final List<EventType> EVENTS = List.of(
            EventType.DEAL_STALLED,
            EventType.CHAMPION_LEFT,
            EventType.BUDGET_CYCLE_MISSED,
            EventType.CONFIRMED_NO_PRIORITY,
            EventType.CHALLENGE_VALIDATED,
            EventType.TIMELINE_EXPRESSED,
            EventType.BUDGET_EXPRESSED,
            EventType.MEETING_ACCEPTED);
    private static final List<ReviewStatus> STATUSES = List.of(
            ReviewStatus.PENDING,
            ReviewStatus.APPROVED,
            ReviewStatus.REJECTED,
            ReviewStatus.REJECTED,
            ReviewStatus.EXPIRED);

    private final Random random;
    private final Instant asOf;
    private final List<Instant> used = new ArrayList<>();
    private boolean lively;

    private RandomAccounts(Random random, Instant asOf) {
        this.random = random;
        this.asOf = asOf;
    }

    static List<Account> around(Instant asOf, long seed, int count) {
        RandomAccounts accounts = new RandomAccounts(new Random(seed), asOf);
        List<Account> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(accounts.account("account-" + i));
        }
        return all;
    }

    private Account account(String id) {
        used.clear();
        lively = chance(10);
        Cluster standing = lively && chance(70) ? Cluster.ACTIVE_FOCUS : pick(Cluster.values());
        CurrentCluster current = chance(30) ? null : current(standing);
        int most = lively ? 8 : pick(List.of(0, 1, 3, 5));
        return Account.builder(id)
                .icpTier(pick(IcpTier.values()))
                .inCrm(!chance(8))
                .engagementLevel(chance(12) ? pick(EngagementLevel.values()) : null)
                .deals(some(Math.min(2, most), this::deal))
                .signals(some(most, this::signal))
                .triggerStatus(chance(12) ? pick(TriggerStatus.values()) : null)
                .triggers(some(Math.min(2, most), this::trigger))
                .contacts(some(3, () -> new Contact(pick(PEOPLE), null, chance(lively ? 90 : 60))).stream()
                        .distinct()
                        .toList())
                .events(some(lively ? 4 : Math.min(3, most), this::event))
                .current(current)
                .reviews(chance(50) ? List.of() : some(3, () -> review(standing)))
                .pin(
                        chance(8)
                                ? new Pin(pick(Cluster.values()), chance(50) ? date() : asOf.plus(days(9)), null, null)
                                : null)
                .activeFocusTaken(pick(List.of(0, 0, 28, 29, 30, 31)))
                .jobToBeDone(chance(40) ? "close the books" : null)
                .challenge(chance(40) ? pick(Challenge.values()) : null)
                .build();
    }

    private CurrentCluster current(Cluster cluster) {
        return new CurrentCluster(
                cluster,
                past(),
                pick(EnteredBy.values()),
                chance(12) ? past() : null,
                chance(15) ? pick(IcpTier.values()) : null);
    }

    private Signal signal() {
        return new Signal(pick(SignalType.values()), date(), chance(30) ? null : pick(PEOPLE), chance(50));
    }

    private Trigger trigger() {
        TriggerPolarity polarity = chance(75) ? TriggerPolarity.POSITIVE : TriggerPolarity.NEGATIVE;
        return new Trigger("funding", polarity, date(), chance(40) ? date() : null, null);
    }

    private Deal deal() {
        String id = "deal-" + random.nextInt(1_000_000);
        return chance(65)
                ? Deal.open(id, chance(25) ? null : date(), chance(35) ? null : date())
                : Deal.closed(id, pick(DealStatus.CLOSED_LOST, DealStatus.CLOSED_WON), chance(10) ? null : date());
    }

    private AccountEvent event() {
        return AccountEvent.of(pick(EVENTS), date());
    }

    /** Dates of reviews differ, since the order of two decisions at the same instant means nothing. */
    private Review review(Cluster standing) {
        ReviewStatus status = pick(STATUSES);
        Instant raisedAt = date().minusSeconds(random.nextInt(1_000_000));
        boolean decided = status == ReviewStatus.APPROVED || status == ReviewStatus.REJECTED;
        return new Review(
                "review-" + random.nextInt(1_000_000),
                chance(70) ? standing : pick(Cluster.values()),
                chance(50) ? Cluster.ACTIVE_FOCUS : pick(Cluster.values()),
                some(2, () -> pick(ReviewReason.values())),
                status,
                raisedAt,
                decided ? raisedAt.plusSeconds(1 + random.nextInt(3_000_000)) : null,
                null,
                null);
    }

    private Instant past() {
        Instant date = date();
        return date.isAfter(asOf) ? asOf.minus(days(200)) : date;
    }

    private Instant date() {
        Instant date = fresh();
        used.add(date);
        return date;
    }

    private Instant fresh() {
        if (lively && chance(70)) {
            return asOf.minus(days(random.nextInt(28)));
        }
        return switch (random.nextInt(10)) {
            case 0 -> asOf.plusNanos(random.nextInt(2));
            case 1 -> asOf.minus(days(30)).plusNanos(random.nextInt(3) - 1);
            case 2 -> asOf.minus(days(181)).plusNanos(random.nextInt(3) - 1);
            case 3 -> used.isEmpty() ? asOf : pick(used).plusNanos(random.nextInt(3) - 1);
            case 4 -> asOf.minus(days(random.nextInt(28)));
            default -> asOf.minus(days(random.nextInt(400))).minusSeconds(random.nextInt(86_400));
        };
    }

    private <T> List<T> some(int most, Supplier<T> supplier) {
        return Stream.generate(supplier).limit(random.nextInt(most + 1)).toList();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
