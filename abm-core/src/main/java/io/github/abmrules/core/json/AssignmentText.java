package io.github.abmrules.core.json;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ReviewRequest;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.programme.MicroSegment;
import io.github.abmrules.core.programme.Segmentation;
import io.github.abmrules.core.programme.SegmentationQuestion;

/** Writes an {@link Assignment} with all its fields, in the order of the public format. */
final class AssignmentText {

    private static final SegmentationQuestion[] QUESTIONS = SegmentationQuestion.values();

    private AssignmentText() {}

    static void write(JsonText out, Assignment assignment) {
        out.object()
                .field("account_id", assignment.accountId())
                .field("company", assignment.company())
                .field("icp_tier", assignment.icpTier())
                .field("account_tier", assignment.accountTier())
                .field("engagement_level", assignment.engagementLevel())
                .field("trigger_status", assignment.triggerStatus())
                .field("cluster", assignment.cluster())
                .field("effective_cluster", assignment.effectiveCluster())
                .field("previous_cluster", assignment.previousCluster())
                .list("promotion_triggers", assignment.promotionTriggers(), (text, it) -> text.word(it.id()))
                .list(
                        "available_promotion_triggers",
                        assignment.availablePromotionTriggers(),
                        (text, it) -> text.word(it.id()))
                .list("demotion_triggers", assignment.demotionTriggers(), (text, it) -> text.word(it.id()))
                .field("program_type", assignment.programType())
                .field("next_action", assignment.nextAction().id())
                .field("personalization", assignment.personalization())
                .field("micro_segment", assignment.microSegment(), AssignmentText::microSegment)
                .field("segmentation", assignment.segmentation(), AssignmentText::segmentation)
                .field("trust_level", assignment.trustLevel())
                .field("review", assignment.review(), AssignmentText::review)
                .list("findings", assignment.findings(), AssignmentText::finding)
                .list("fired_rules", assignment.firedRules(), AssignmentText::firedRule)
                .field("rationale", assignment.rationale())
                .field("decision_id", assignment.decisionId())
                .field("rules_version", assignment.rulesVersion())
                .field("as_of", assignment.asOf())
                .end();
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
}
