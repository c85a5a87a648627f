package io.github.abmrules.core.store;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.MicroSegment;
import io.github.abmrules.core.programme.NextAction;
import io.github.abmrules.core.programme.Personalization;
import io.github.abmrules.core.programme.ProgramType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the last decision said, as far as a new one is compared with it.
 *
 * @param decisionId the decision
 * @param rulesVersion the rules it was made by
 * @param asOf the instant it is about
 * @param icpTier the fit, given or scored
 * @param engagementLevel the level over all live signals
 * @param triggerStatus whether the news gives a reason to buy now
 * @param cluster what the rules say
 * @param effectiveCluster what is in force
 * @param programType the programme
 * @param nextAction what to do next
 * @param personalization how personal the content should be; null for tiers that earn none
 * @param microSegment the segment within Future Pipeline; null in other clusters
 */
public record DecisionSummary(
        String decisionId,
        String rulesVersion,
        Instant asOf,
        IcpTier icpTier,
        EngagementLevel engagementLevel,
        TriggerStatus triggerStatus,
        Cluster cluster,
        Cluster effectiveCluster,
        ProgramType programType,
        NextAction nextAction,
        @Nullable Personalization personalization,
        @Nullable MicroSegment microSegment) {

    /** The summary of a decision. */
    public static DecisionSummary of(Assignment assignment) {
        return new DecisionSummary(
                assignment.decisionId(),
                assignment.rulesVersion(),
                assignment.asOf(),
                assignment.icpTier(),
                assignment.engagementLevel(),
                assignment.triggerStatus(),
                assignment.cluster(),
                assignment.effectiveCluster(),
                assignment.programType(),
                assignment.nextAction(),
                assignment.personalization(),
                assignment.microSegment());
    }

    /** Whether a decision says the same, whenever and by whichever rules it was made. */
    public boolean says(Assignment assignment) {
        DecisionSummary other = of(assignment);
        return new DecisionSummary(
                        other.decisionId,
                        other.rulesVersion,
                        other.asOf,
                        icpTier,
                        engagementLevel,
                        triggerStatus,
                        cluster,
                        effectiveCluster,
                        programType,
                        nextAction,
                        personalization,
                        microSegment)
                .equals(other);
    }
}
