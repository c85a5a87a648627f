package io.github.abmrules.core.assignment;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.DemotionTrigger;
import io.github.abmrules.core.cluster.PromotionTrigger;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.fit.AccountTier;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.MicroSegment;
import io.github.abmrules.core.programme.NextAction;
import io.github.abmrules.core.programme.Personalization;
import io.github.abmrules.core.programme.ProgramType;
import io.github.abmrules.core.programme.Segmentation;
import io.github.abmrules.core.trust.TrustLevel;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The decision about one account at one instant, with its reasons. Immutable.
 *
 * @param accountId the account
 * @param company its name for people
 * @param icpTier its fit, given or derived by the scorecard
 * @param accountTier the effort it earns; null for tiers that earn none
 * @param engagementLevel the level over all live signals
 * @param triggerStatus whether the news gives a reason to buy now
 * @param cluster what the rules say
 * @param effectiveCluster what is in force: it differs from {@code cluster} while a review is pending or a pin holds
 * @param previousCluster where the account stood before; null for a new account
 * @param promotionTriggers what speaks for the rise from {@code previousCluster} to {@code cluster}
 * @param availablePromotionTriggers what is missing and would raise {@code cluster}
 * @param demotionTriggers what speaks for a fall
 * @param programType the programme of the effective cluster
 * @param nextAction what to do next in that programme
 * @param personalization how personal the content should be; null for tiers that earn none
 * @param microSegment the segment within Future Pipeline; null in other clusters
 * @param segmentation the answers to the four segmentation questions
 * @param trustLevel how far the account trusts us; null when unknown
 * @param review the review this decision waits for; null when it waits for none
 * @param findings what a person should know, by code then field
 * @param firedRules the rules that took part, by pack order then id
 * @param rationale the decision in a sentence or two
 * @param decisionId SHA-256 over all that the decision depends on, hexadecimal
 * @param rulesVersion hash of rule text and effective parameters, hexadecimal
 * @param asOf the instant the decision is about
 */
public record Assignment(
        String accountId,
        @Nullable String company,
        IcpTier icpTier,
        @Nullable AccountTier accountTier,
        EngagementLevel engagementLevel,
        TriggerStatus triggerStatus,
        Cluster cluster,
        Cluster effectiveCluster,
        @Nullable Cluster previousCluster,
        List<PromotionTrigger> promotionTriggers,
        List<PromotionTrigger> availablePromotionTriggers,
        List<DemotionTrigger> demotionTriggers,
        ProgramType programType,
        NextAction nextAction,
        @Nullable Personalization personalization,
        @Nullable MicroSegment microSegment,
        Segmentation segmentation,
        @Nullable TrustLevel trustLevel,
        @Nullable ReviewRequest review,
        List<Finding> findings,
        List<FiredRule> firedRules,
        String rationale,
        String decisionId,
        String rulesVersion,
        Instant asOf) {

    /** Copies the lists. */
    public Assignment {
        promotionTriggers = List.copyOf(promotionTriggers);
        availablePromotionTriggers = List.copyOf(availablePromotionTriggers);
        demotionTriggers = List.copyOf(demotionTriggers);
        findings = List.copyOf(findings);
        firedRules = List.copyOf(firedRules);
    }

    /** This decision with more findings, for example of how its account was read. Its id stays. */
    public Assignment withFindings(Collection<Finding> more) {
        if (more.isEmpty()) {
            return this;
        }
        TreeSet<Finding> all = new TreeSet<>(findings);
        all.addAll(more);
        return new Assignment(
                accountId,
                company,
                icpTier,
                accountTier,
                engagementLevel,
                triggerStatus,
                cluster,
                effectiveCluster,
                previousCluster,
                promotionTriggers,
                availablePromotionTriggers,
                demotionTriggers,
                programType,
                nextAction,
                personalization,
                microSegment,
                segmentation,
                trustLevel,
                review,
                List.copyOf(all),
                firedRules,
                rationale,
                decisionId,
                rulesVersion,
                asOf);
    }

    /** This decision with the trust of its account, and the next action that fits it. Its id stays. */
    public Assignment withTrust(TrustLevel trust, NextAction action, Collection<FiredRule> rules) {
        return new Assignment(
                accountId,
                company,
                icpTier,
                accountTier,
                engagementLevel,
                triggerStatus,
                cluster,
                effectiveCluster,
                previousCluster,
                promotionTriggers,
                availablePromotionTriggers,
                demotionTriggers,
                programType,
                action,
                personalization,
                microSegment,
                segmentation,
                trust,
                review,
                findings,
                List.copyOf(rules),
                rationale,
                decisionId,
                rulesVersion,
                asOf);
    }
}
