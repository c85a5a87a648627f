package io.github.abmrules.core.json;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ReviewRequest;
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
import io.github.abmrules.core.programme.SegmentationQuestion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes an {@link Assignment} with all its fields, in the order of the public format. */
final class AssignmentText {

    private static final SegmentationQuestion[] QUESTIONS = SegmentationQuestion.values();

    private AssignmentText() {}

    static void write(JsonText out, Assignment assignment) {
        out.object()
                .field("account_id", assignment.accountId())
                .field("company", assignment.company())
                .shared(Verdict.of(assignment), AssignmentText::verdict)
                .field("micro_segment", assignment.microSegment(), AssignmentText::microSegment)
                .field("segmentation", assignment.segmentation(), AssignmentText::segmentation)
                .field("trust_level", assignment.trustLevel())
                .field("review", assignment.review(), AssignmentText::review)
                .list("findings", assignment.findings(), AssignmentText::finding)
                .list(
                        "fired_rules",
                        assignment.firedRules(),
                        (text, rule) -> text.shared(rule, AssignmentText::firedRule))
                .name("rationale")
                .shared(assignment.rationale(), JsonText::value)
                .field("decision_id", assignment.decisionId())
                .shared(new Version(assignment.rulesVersion(), assignment.asOf()), AssignmentText::version)
                .end();
    }

    private static void verdict(JsonText out, Verdict verdict) {
        out.field("icp_tier", verdict.icpTier())
                .field("account_tier", verdict.accountTier())
                .field("engagement_level", verdict.engagementLevel())
                .field("trigger_status", verdict.triggerStatus())
                .field("cluster", verdict.cluster())
                .field("effective_cluster", verdict.effectiveCluster())
                .field("previous_cluster", verdict.previousCluster())
                .list("promotion_triggers", verdict.promotionTriggers(), (text, it) -> text.word(it.id()))
                .list(
                        "available_promotion_triggers",
                        verdict.availablePromotionTriggers(),
                        (text, it) -> text.word(it.id()))
                .list("demotion_triggers", verdict.demotionTriggers(), (text, it) -> text.word(it.id()))
                .field("program_type", verdict.programType())
                .field("next_action", verdict.nextAction().id())
                .field("personalization", verdict.personalization());
    }

    private static void version(JsonText out, Version version) {
        out.field("rules_version", version.rulesVersion()).field("as_of", version.asOf());
    }

    static void finding(JsonText out, Finding finding) {
        out.object()
                .field("code", finding.code())
                .field("severity", finding.severity())
                .field("message", finding.message())
                .field("field", finding.field())
                .end();
    }

    private static void microSegment(JsonText out, MicroSegment segment) {
        out.object()
                .field("challenge", segment.challenge())
                .field("vertical", segment.vertical())
                .field("stage", segment.stage())
                .end();
    }

    private static void segmentation(JsonText out, Segmentation segmentation) {
        out.object();
        for (SegmentationQuestion question : QUESTIONS) {
            Segmentation.Answer answer = segmentation.answer(question);
            out.name(question.id())
                    .object()
                    .field("answer", answer.answer())
                    .list("facts", answer.facts(), JsonText::value)
                    .end();
        }
        out.end();
    }

    private static void review(JsonText out, ReviewRequest review) {
        out.object()
                .field("id", review.id())
                .field("status", review.status())
                .list("reasons", review.reasons(), (text, reason) -> text.word(reason.name()))
                .field("from", review.from())
                .field("proposed_cluster", review.proposedCluster())
                .end();
    }

    private static void firedRule(JsonText out, FiredRule rule) {
        out.object()
                .field("id", rule.id())
                .field("summary", rule.summary())
                .field("source", rule.source())
                .end();
    }

    /** What many accounts have in common: constants alone. */
    private record Verdict(
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
            @Nullable Personalization personalization) {

        static Verdict of(Assignment assignment) {
            return new Verdict(
                    assignment.icpTier(),
                    assignment.accountTier(),
                    assignment.engagementLevel(),
                    assignment.triggerStatus(),
                    assignment.cluster(),
                    assignment.effectiveCluster(),
                    assignment.previousCluster(),
                    assignment.promotionTriggers(),
                    assignment.availablePromotionTriggers(),
                    assignment.demotionTriggers(),
                    assignment.programType(),
                    assignment.nextAction(),
                    assignment.personalization());
        }
    }

    /** By which rules a decision was made, and as of when. */
    private record Version(String rulesVersion, Instant asOf) {}
}
