package io.github.abmrules.hubspot.standing;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ReviewRequest;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.cluster.EnteredBy;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.review.ReviewStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where an account stands, as the CRM keeps it: one cluster and the last review. A host that needs every review keeps them
 * itself. Immutable.
 *
 * @param current where the account stands; null when it is new
 * @param review the last review; null when there was none
 * @param pin a cluster put in force by a person
 */
public record Standing(
        @Nullable CurrentCluster current,
        @Nullable Review review,
        @Nullable Pin pin) {

    /**
     * Reads what a company keeps.
     *
     * @param asOf when a review was decided whose date nobody wrote down
     */
    public static Standing read(PropertyValues values, Instant asOf) {
        return new Standing(current(values), review(values, asOf), pin(values));
    }

    private static @Nullable CurrentCluster current(PropertyValues values) {
        Cluster cluster = values.constant(OwnProperty.CURRENT_CLUSTER.id(), Cluster.class);
        Instant since = values.instant(OwnProperty.CLUSTER_SINCE.id());
        if (cluster == null || since == null) {
            return null;
        }
        EnteredBy enteredBy = values.constant(OwnProperty.ENTERED_BY.id(), EnteredBy.class);
        return new CurrentCluster(
                cluster,
                since,
                enteredBy == null ? EnteredBy.INITIAL : enteredBy,
                values.instant(OwnProperty.EVIDENCE_FROM.id()),
                values.constant(OwnProperty.TIER_AT_REJECTION.id(), IcpTier.class));
    }

    private static @Nullable Review review(PropertyValues values, Instant asOf) {
        String id = values.text(OwnProperty.REVIEW_ID.id());
        Cluster from = values.constant(OwnProperty.REVIEW_FROM.id(), Cluster.class);
        Cluster proposed = values.constant(OwnProperty.REVIEW_PROPOSED.id(), Cluster.class);
        ReviewStatus status = values.constant(OwnProperty.REVIEW_STATUS.id(), ReviewStatus.class);
        Instant raised = values.instant(OwnProperty.REVIEW_RAISED_AT.id());
        if (id == null || from == null || proposed == null || status == null || raised == null) {
            return null;
        }
        Instant decided = values.instant(OwnProperty.REVIEW_DECIDED_AT.id());
        boolean byPerson = status == ReviewStatus.APPROVED || status == ReviewStatus.REJECTED;
        if (byPerson && decided == null) {
            decided = asOf;
        }
        return new Review(id, from, proposed, reasons(values), status, raised, byPerson ? decided : null, null, null);
    }

    private static List<ReviewReason> reasons(PropertyValues values) {
        String text = values.text(OwnProperty.REVIEW_REASONS.id());
        List<ReviewReason> reasons = new ArrayList<>();
        for (String each : text == null ? new String[0] : text.split(";")) {
            for (ReviewReason reason : ReviewReason.values()) {
                if (reason.name().equals(each.strip())) {
                    reasons.add(reason);
                }
            }
        }
        return reasons;
    }

    private static @Nullable Pin pin(PropertyValues values) {
        Cluster cluster = values.constant(OwnProperty.PIN_CLUSTER.id(), Cluster.class);
        Instant until = values.instant(OwnProperty.PIN_UNTIL.id());
        return cluster == null || until == null
                ? null
                : new Pin(cluster, until, values.text(OwnProperty.PIN_REASON.id()), null);
    }

    /**
     * What the company is to keep after a decision: every property that the adapter writes, with its value; an empty text where
     * there is none.
     *
     * @param account what the decision was about
     */
    public static Map<String, String> after(Account account, Assignment decision) {
        Map<OwnProperty, String> values = new EnumMap<>(OwnProperty.class);
        values.put(OwnProperty.CLUSTER, decision.cluster().name());
        values.put(OwnProperty.EFFECTIVE_CLUSTER, decision.effectiveCluster().name());
        values.put(OwnProperty.PROGRAM, decision.programType().name());
        values.put(OwnProperty.NEXT_ACTION, decision.nextAction().id());
        values.put(OwnProperty.DECISION_ID, decision.decisionId());
        values.put(OwnProperty.DECIDED_AS_OF, decision.asOf().toString());
        CurrentCluster current = next(account, decision);
        values.put(
                OwnProperty.CURRENT_CLUSTER,
                current == null ? "" : current.cluster().name());
        values.put(OwnProperty.CLUSTER_SINCE, text(current == null ? null : current.since()));
        values.put(
                OwnProperty.ENTERED_BY,
                current == null ? "" : current.enteredBy().name());
        values.put(OwnProperty.EVIDENCE_FROM, text(current == null ? null : current.evidenceFrom()));
        IcpTier rejectedAt = current == null ? null : current.tierAtRejection();
        values.put(OwnProperty.TIER_AT_REJECTION, rejectedAt == null ? "" : rejectedAt.name());
        Review review = review(account, decision);
        values.put(
                OwnProperty.REVIEW_STATUS, review == null ? "" : review.status().name());
        values.put(OwnProperty.REVIEW_ID, review == null ? "" : review.id());
        values.put(OwnProperty.REVIEW_FROM, review == null ? "" : review.from().name());
        values.put(
                OwnProperty.REVIEW_PROPOSED,
                review == null ? "" : review.proposedCluster().name());
        values.put(
                OwnProperty.REVIEW_REASONS,
                review == null ? "" : review.reasons().stream().map(Enum::name).collect(Collectors.joining(";")));
        values.put(OwnProperty.REVIEW_RAISED_AT, text(review == null ? null : review.raisedAt()));
        values.put(OwnProperty.REVIEW_DECIDED_AT, text(review == null ? null : review.decidedAt()));
        Map<String, String> byName = new TreeMap<>();
        values.forEach((property, value) -> byName.put(property.id(), value));
        return byName;
    }

    private static String text(@Nullable Instant instant) {
        return instant == null
                ? ""
                : Instant.ofEpochMilli(instant.toEpochMilli()).toString();
    }

    /** Where the account stands once the decision is applied. A pin is no standing: it ends by itself. */
    private static @Nullable CurrentCluster next(Account account, Assignment decision) {
        CurrentCluster before = account.current();
        Pin pin = account.pin();
        if (pin != null && decision.asOf().isBefore(pin.until())) {
            return before;
        }
        Cluster cluster = decision.effectiveCluster();
        Review decided = lastDecided(account, before);
        Instant since = decided != null
                        && decided.status() == ReviewStatus.APPROVED
                        && decided.proposedCluster() == cluster
                        && decided.decidedAt() != null
                ? decided.decidedAt()
                : decision.asOf();
        IcpTier rejectedAt = before == null ? null : before.tierAtRejection();
        if (decided != null
                && decided.status() == ReviewStatus.REJECTED
                && decided.proposedCluster() == Cluster.MONITOR_ONLY) {
            rejectedAt = rejectedAt == null ? decision.icpTier() : rejectedAt;
        }
        if (before == null) {
            return new CurrentCluster(cluster, since, EnteredBy.INITIAL, null, null);
        }
        boolean lost = decision.findings().stream().map(Finding::code).anyMatch("DEAL_LOST"::equals);
        if (before.cluster() == cluster) {
            return new CurrentCluster(
                    cluster,
                    lost ? decision.asOf() : before.since(),
                    before.enteredBy(),
                    before.evidenceFrom(),
                    rejectedAt);
        }
        if (cluster == Cluster.MONITOR_ONLY) {
            return new CurrentCluster(cluster, since, EnteredBy.INITIAL, null, null);
        }
        if (cluster.compareTo(before.cluster()) < 0) {
            return new CurrentCluster(cluster, since, EnteredBy.DEMOTION, since, rejectedAt);
        }
        boolean fell = before.enteredBy() == EnteredBy.DEMOTION && before.evidenceFrom() == null;
        return new CurrentCluster(
                cluster, since, EnteredBy.PROMOTION, fell ? before.since() : before.evidenceFrom(), rejectedAt);
    }

    private static @Nullable Review lastDecided(Account account, @Nullable CurrentCluster before) {
        Review last = null;
        for (Review review : account.reviews()) {
            Instant at = review.decidedAt();
            if (at != null
                    && (before == null || at.isAfter(before.since()))
                    && (last == null || last.decidedAt() == null || at.isAfter(last.decidedAt()))) {
                last = review;
            }
        }
        return last;
    }

    private static @Nullable Review review(Account account, Assignment decision) {
        ReviewRequest asked = decision.review();
        Review last = null;
        for (Review review : account.reviews()) {
            last = last == null || !review.raisedAt().isBefore(last.raisedAt()) ? review : last;
        }
        if (asked == null) {
            return last != null && last.status() == ReviewStatus.PENDING
                    ? last.decided(ReviewStatus.SUPERSEDED, decision.asOf(), null, null)
                    : last;
        }
        Instant raised = last != null && last.id().equals(asked.id()) ? last.raisedAt() : decision.asOf();
        return Review.pending(asked.id(), asked.from(), asked.proposedCluster(), asked.reasons(), raised);
    }
}
