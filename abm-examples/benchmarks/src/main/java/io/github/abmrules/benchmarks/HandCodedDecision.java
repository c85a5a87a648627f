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
import io.github.abmrules.core.review.ReviewReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The decision as a programmer would write it down without rules: no parameters, no explanation, no ids, and every change
 * of the playbook a change of code. What the engine is measured against, and a second opinion on what it decides. With its
 * explanation it comes from {@link HandCodedAssigner}.
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
        return new DecisionNow(account, asOf).decision();
    }
}
