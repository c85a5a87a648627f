package io.github.abmrules.rules;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.cluster.EnteredBy;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.json.AssignmentJson;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.review.ReviewStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Facts in few words, and what to read from a decision. */
final class Facts {
    static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");
    static final Duration SECOND = Duration.ofSeconds(1);

    private Facts() {}

    static Instant daysAgo(long days) {
        return NOW.minus(Duration.ofDays(days));
    }

    static Instant justAfter(Instant at) {
        return at.plus(SECOND);
    }

    static Instant justBefore(Instant at) {
        return at.minus(SECOND);
    }

    /** A new account. */
    static Account.Builder account(IcpTier tier) {
        return Account.builder("acme").icpTier(tier);
    }

    /** An account that stands in a cluster. */
    static Account.Builder account(IcpTier tier, Cluster cluster, Instant since) {
        return account(tier).current(CurrentCluster.of(cluster, since));
    }

    /** An account that fell into a cluster, which is a floor under its evidence. */
    static Account.Builder fallen(IcpTier tier, Cluster cluster, Instant since) {
        return account(tier).current(CurrentCluster.of(cluster, since, EnteredBy.DEMOTION));
    }

    static Signal signal(SignalType type, Instant at) {
        return Signal.of(type, at);
    }

    static Signal intentPageVisit(Instant at) {
        return new Signal(SignalType.WEBSITE_VISIT, at, null, true);
    }

    static AccountEvent event(EventType type, Instant at) {
        return AccountEvent.of(type, at);
    }

    static Review rejected(Cluster from, Cluster proposed, Instant decidedAt) {
        return decided(from, proposed, ReviewStatus.REJECTED, decidedAt);
    }

    static Review approved(Cluster from, Cluster proposed, Instant decidedAt) {
        return decided(from, proposed, ReviewStatus.APPROVED, decidedAt);
    }

    private static Review decided(Cluster from, Cluster proposed, ReviewStatus status, Instant decidedAt) {
        ReviewReason reason = from == proposed
                ? ReviewReason.SIGNALS_CONFLICT
                : from.compareTo(proposed) < 0
                        ? ReviewReason.PROMOTION_TO_ACTIVE_FOCUS
                        : ReviewReason.DEMOTION_FROM_ACTIVE_FOCUS;
        return Review.pending("review-1", from, proposed, List.of(reason), decidedAt.minus(Duration.ofDays(1)))
                .decided(status, decidedAt, "ann", null);
    }

    static List<String> codes(Assignment assignment) {
        return assignment.findings().stream().map(Finding::code).toList();
    }

    static List<String> fired(Assignment assignment) {
        return assignment.firedRules().stream().map(FiredRule::id).toList();
    }

    static String json(Assignment assignment) {
        return new String(AssignmentJson.write(assignment), StandardCharsets.UTF_8);
    }
}
