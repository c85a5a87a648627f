package io.github.abmrules.benchmarks;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.DemotionTrigger;
import io.github.abmrules.core.cluster.PromotionTrigger;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.NextAction;
import io.github.abmrules.core.programme.Personalization;
import io.github.abmrules.core.programme.ProgramType;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The decision as a programmer would write it down without rules: no parameters, no explanation, no ids, and every change
 * of the playbook a change of code. What the engine is measured against, and a second opinion on what it decides.
 *
 * @param icpTier as in {@link io.github.abmrules.core.assignment.Assignment}, and so are the others
 * @param engagementLevel the level over all live signals
 * @param triggerStatus whether the news gives a reason to buy now
 * @param cluster what the playbook says
 * @param effectiveCluster what is in force
 * @param promotionTriggers what speaks for the rise
 * @param availablePromotionTriggers what is missing and would raise the account
 * @param demotionTriggers what speaks for a fall
 * @param reviewReasons why a person has to look; empty when nobody has to
 * @param programType the programme
 * @param nextAction what to do next
 * @param personalization how personal the content should be; null for tiers that earn none
 */
public record HandCodedDecision(
        IcpTier icpTier,
        EngagementLevel engagementLevel,
        TriggerStatus triggerStatus,
        Cluster cluster,
        Cluster effectiveCluster,
        List<PromotionTrigger> promotionTriggers,
        List<PromotionTrigger> availablePromotionTriggers,
        List<DemotionTrigger> demotionTriggers,
        List<ReviewReason> reviewReasons,
        ProgramType programType,
        NextAction nextAction,
        @Nullable Personalization personalization) {

    private static final int CAPACITY = 30;
    private static final List<PromotionTrigger> VALIDATION = List.of(
            PromotionTrigger.CHALLENGE_VALIDATED,
            PromotionTrigger.BUYING_COMMITTEE_ENGAGED,
            PromotionTrigger.TIMELINE_EXPRESSED,
            PromotionTrigger.BUDGET_EXPRESSED,
            PromotionTrigger.OPEN_DEAL);

    /** Copies the lists. */
    public HandCodedDecision {
        promotionTriggers = List.copyOf(promotionTriggers);
        availablePromotionTriggers = List.copyOf(availablePromotionTriggers);
        demotionTriggers = List.copyOf(demotionTriggers);
        reviewReasons = List.copyOf(reviewReasons);
    }

    /**
     * Decides about an account whose tier is given and whose current cluster was not entered after {@code asOf}.
     *
     * @throws IllegalArgumentException for any other account
     */
    public static HandCodedDecision of(Account account, Instant asOf) {
        IcpTier tier = account.icpTier();
        if (tier == null
                || (account.current() != null && account.current().since().isAfter(asOf))) {
            throw new IllegalArgumentException(
                    "Account " + account.accountId() + " has no tier of its own, or a current"
                            + " cluster from the future. Maybe leave such accounts out?");
        }
        PlaceNow place = PlaceNow.of(account, tier, asOf);
        EvidenceNow evidence = new EvidenceNow(account, tier, place, asOf);
        Cluster mapped = mapped(tier, evidence.level, evidence.news);
        EnumSet<DemotionTrigger> demotions = EnumSet.noneOf(DemotionTrigger.class);
        EnumSet<ReviewReason> reasons = EnumSet.noneOf(ReviewReason.class);
        Cluster standing = place.cluster();
        boolean poorFit = tier.compareTo(IcpTier.C) > 0;
        Cluster cluster;
        if (evidence.customer) {
            cluster = Cluster.MONITOR_ONLY;
        } else if (poorFit) {
            boolean stays = standing == Cluster.ACTIVE_FOCUS && place.dropRejected();
            cluster = stays ? Cluster.ACTIVE_FOCUS : Cluster.MONITOR_ONLY;
            if (standing != Cluster.MONITOR_ONLY && !stays) {
                demotions.add(DemotionTrigger.TIER_DROP);
            }
            if (!stays && evidence.disputableDeal) {
                reasons.add(ReviewReason.SIGNALS_CONFLICT);
            }
        } else if (!account.inCrm()) {
            cluster = higher(standing, Cluster.CLUSTER_ICP);
        } else {
            demotions = evidence.demotions();
            Cluster start = evidence.dealLost ? Cluster.MONITOR_ONLY : standing;
            Cluster target = higher(higher(start, mapped), evidence.lift());
            if (demotions.isEmpty()) {
                cluster = target;
            } else if (target.compareTo(standing) > 0) {
                cluster = standing;
                reasons.add(ReviewReason.SIGNALS_CONFLICT);
            } else {
                cluster = standing == Cluster.ACTIVE_FOCUS ? Cluster.FUTURE_PIPELINE : Cluster.CLUSTER_ICP;
            }
            if (mapped == Cluster.CLUSTER_ICP && evidence.disputableDeal) {
                reasons.add(ReviewReason.SIGNALS_CONFLICT);
            }
        }
        Cluster effective = cluster;
        Cluster from = cluster;
        if (!evidence.customer && cluster != standing) {
            if (cluster == Cluster.ACTIVE_FOCUS) {
                reasons.add(ReviewReason.PROMOTION_TO_ACTIVE_FOCUS);
                if (account.activeFocusTaken() >= CAPACITY) {
                    reasons.add(ReviewReason.ACTIVE_FOCUS_CAPACITY);
                }
                if (tier == IcpTier.C) {
                    reasons.add(ReviewReason.SIGNALS_CONFLICT);
                }
                effective = Cluster.FUTURE_PIPELINE;
                from = standing;
            } else if (standing == Cluster.ACTIVE_FOCUS) {
                reasons.add(ReviewReason.DEMOTION_FROM_ACTIVE_FOCUS);
                effective = Cluster.ACTIVE_FOCUS;
                from = standing;
            }
        }
        boolean pinned = false;
        Pin pin = account.pin();
        Review pending = place.pending();
        if (pin != null && pin.until().isAfter(asOf)) {
            effective = pin.cluster();
            pinned = true;
            reasons.clear();
        } else if (!reasons.isEmpty() && pending != null && sameMove(pending, from, cluster)) {
            reasons.addAll(pending.reasons());
        }
        return new HandCodedDecision(
                tier,
                evidence.shownLevel,
                evidence.shownTrigger,
                cluster,
                effective,
                promotions(evidence, place, cluster, account.inCrm()),
                available(evidence, tier, standing, cluster, account.inCrm()),
                List.copyOf(demotions),
                List.copyOf(reasons),
                program(effective),
                nextAction(evidence, !pinned && effective.compareTo(standing) < 0, effective, account),
                personalization(tier, account));
    }

    private static Cluster mapped(IcpTier tier, EngagementLevel level, boolean news) {
        boolean engaged = level.compareTo(EngagementLevel.MEDIUM) >= 0;
        return switch (tier) {
            case D, E -> Cluster.MONITOR_ONLY;
            case C -> engaged || news ? Cluster.FUTURE_PIPELINE : Cluster.CLUSTER_ICP;
            case A, B -> {
                if (level == EngagementLevel.HIGH || (engaged && news)) {
                    yield Cluster.ACTIVE_FOCUS;
                }
                yield engaged || news ? Cluster.FUTURE_PIPELINE : Cluster.CLUSTER_ICP;
            }
        };
    }

    private static boolean sameMove(Review pending, Cluster from, Cluster proposed) {
        boolean bothRise = pending.from().compareTo(proposed) < 0 && from.compareTo(proposed) < 0;
        return pending.proposedCluster() == proposed && (bothRise || pending.from() == from);
    }

    private static List<PromotionTrigger> promotions(
            EvidenceNow evidence, PlaceNow place, Cluster cluster, boolean inCrm) {
        EnumSet<PromotionTrigger> named = EnumSet.noneOf(PromotionTrigger.class);
        for (PromotionTrigger trigger : evidence.seen) {
            Cluster to = EvidenceNow.to(trigger);
            boolean counts = inCrm || trigger == PromotionTrigger.BETTER_TIER;
            if (counts && place.cluster().compareTo(to) < 0 && to.compareTo(cluster) <= 0) {
                named.add(trigger);
            }
        }
        return List.copyOf(named);
    }

    private static List<PromotionTrigger> available(
            EvidenceNow evidence, IcpTier tier, Cluster standing, Cluster cluster, boolean inCrm) {
        if (cluster == Cluster.ACTIVE_FOCUS) {
            return List.of();
        }
        if (cluster == Cluster.MONITOR_ONLY) {
            return evidence.customer ? List.of() : List.of(PromotionTrigger.BETTER_TIER);
        }
        if (!inCrm) {
            return List.of();
        }
        boolean afresh = cluster.compareTo(standing) < 0;
        Set<PromotionTrigger> missing = EnumSet.copyOf(VALIDATION);
        if (cluster == Cluster.CLUSTER_ICP) {
            missing.addAll(
                    EnumSet.range(PromotionTrigger.CONTENT_ENGAGEMENT, PromotionTrigger.MULTIPLE_ENGAGED_CONTACTS));
        } else if (tier != IcpTier.C) {
            boolean engaged = evidence.level.compareTo(EngagementLevel.MEDIUM) >= 0;
            missing.add(PromotionTrigger.MULTIPLE_ENGAGED_CONTACTS);
            if (!afresh && engaged && !evidence.news) {
                missing.add(PromotionTrigger.NEWS_TRIGGER);
            }
            if (!afresh && !engaged && evidence.news) {
                missing.add(PromotionTrigger.CONTENT_ENGAGEMENT);
                missing.add(PromotionTrigger.LINKEDIN_CONNECTION_ACCEPTED);
                missing.add(PromotionTrigger.OUTREACH_RESPONSE);
            }
        }
        if (!afresh) {
            missing.removeAll(evidence.seen);
        }
        return List.copyOf(missing);
    }

    private static ProgramType program(Cluster effective) {
        return switch (effective) {
            case MONITOR_ONLY -> ProgramType.NONE;
            case CLUSTER_ICP -> ProgramType.AUTOMATED_DEMAND_GEN;
            case FUTURE_PIPELINE -> ProgramType.SDR_AND_MARKETING_NURTURE;
            case ACTIVE_FOCUS -> ProgramType.SALES_AND_MARKETING;
        };
    }

    /** An account that falls goes by what comes after its fall, which is nothing yet. */
    private static NextAction nextAction(EvidenceNow evidence, boolean falls, Cluster effective, Account account) {
        EngagementLevel level = falls ? EngagementLevel.NONE : evidence.level;
        Set<PromotionTrigger> seen = evidence.seen;
        boolean validated = seen.contains(PromotionTrigger.CHALLENGE_VALIDATED);
        return switch (effective) {
            case MONITOR_ONLY ->
                evidence.customer ? NextAction.HAND_TO_CUSTOMER_MARKETING : NextAction.WATCH_FOR_BETTER_TIER;
            case CLUSTER_ICP ->
                switch (level) {
                    case NONE ->
                        (account.contacts().isEmpty() || !account.inCrm())
                                ? NextAction.SHARE_THOUGHT_LEADERSHIP
                                : NextAction.RUN_LINKEDIN_ADS;
                    case LOW -> NextAction.OFFER_USEFUL_RESOURCE;
                    case MEDIUM, HIGH -> NextAction.INVITE_TO_EDUCATIONAL_WEBINAR;
                };
            case FUTURE_PIPELINE -> {
                if (level.compareTo(EngagementLevel.MEDIUM) < 0) {
                    yield NextAction.START_SDR_ENGAGEMENT;
                }
                if (account.challenge() == null && !validated) {
                    yield NextAction.HOLD_RESEARCH_INTERVIEW;
                }
                yield evidence.news ? NextAction.INVITE_TO_PEER_ROUNDTABLE : NextAction.SEND_SEGMENT_CONTENT;
            }
            case ACTIVE_FOCUS -> {
                if (!seen.contains(PromotionTrigger.BUYING_COMMITTEE_ENGAGED)) {
                    yield NextAction.MULTI_THREAD_COMMITTEE;
                }
                if (!validated) {
                    yield NextAction.HOLD_EXECUTIVE_BRIEFING;
                }
                boolean buying = seen.contains(PromotionTrigger.TIMELINE_EXPRESSED)
                        || seen.contains(PromotionTrigger.BUDGET_EXPRESSED)
                        || seen.contains(PromotionTrigger.OPEN_DEAL);
                yield buying ? NextAction.BUILD_BUSINESS_CASE : NextAction.DEVELOP_CHAMPION;
            }
        };
    }

    private static @Nullable Personalization personalization(IcpTier tier, Account account) {
        return switch (tier) {
            case A -> Personalization.BUYER;
            case B -> Personalization.ACCOUNT;
            case C -> account.jobToBeDone() == null ? Personalization.VERTICAL : Personalization.JTBD;
            case D, E -> null;
        };
    }

    private static Cluster higher(Cluster left, Cluster right) {
        return left.compareTo(right) >= 0 ? left : right;
    }
}
