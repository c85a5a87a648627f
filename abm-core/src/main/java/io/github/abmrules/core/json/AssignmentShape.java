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
import io.github.abmrules.core.explain.Severity;
import io.github.abmrules.core.fit.AccountTier;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.Challenge;
import io.github.abmrules.core.programme.CompanyStage;
import io.github.abmrules.core.programme.MicroSegment;
import io.github.abmrules.core.programme.NextAction;
import io.github.abmrules.core.programme.Personalization;
import io.github.abmrules.core.programme.ProgramType;
import io.github.abmrules.core.programme.Segmentation;
import io.github.abmrules.core.programme.SegmentationQuestion;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.review.ReviewStatus;
import io.github.abmrules.core.trust.TrustLevel;
import java.time.Instant;
import java.util.List;

/** The JSON of an {@link Assignment}, with the shapes of its parts. */
final class AssignmentShape extends Shape<Assignment> {

    private static final Kind<List<PromotionTrigger>> PROMOTION_TRIGGERS =
            Kind.listOf(Kind.enumeration(PromotionTrigger.class, PromotionTrigger::id));

    static final AssignmentShape INSTANCE = new AssignmentShape();

    private final Field<String> accountId = identity("account_id");
    private final Field<String> company = optional("company", Kind.text());
    private final Field<IcpTier> icpTier = required("icp_tier", Kind.enumeration(IcpTier.class));
    private final Field<AccountTier> accountTier = optional("account_tier", Kind.enumeration(AccountTier.class));
    private final Field<EngagementLevel> engagementLevel =
            required("engagement_level", Kind.enumeration(EngagementLevel.class));
    private final Field<TriggerStatus> triggerStatus =
            required("trigger_status", Kind.enumeration(TriggerStatus.class));
    private final Field<Cluster> cluster = required("cluster", Kind.enumeration(Cluster.class));
    private final Field<Cluster> effectiveCluster = required("effective_cluster", Kind.enumeration(Cluster.class));
    private final Field<Cluster> previousCluster = optional("previous_cluster", Kind.enumeration(Cluster.class));
    private final Field<List<PromotionTrigger>> promotionTriggers = optional("promotion_triggers", PROMOTION_TRIGGERS);
    private final Field<List<PromotionTrigger>> availablePromotionTriggers =
            optional("available_promotion_triggers", PROMOTION_TRIGGERS);
    private final Field<List<DemotionTrigger>> demotionTriggers =
            optional("demotion_triggers", Kind.listOf(Kind.enumeration(DemotionTrigger.class, DemotionTrigger::id)));
    private final Field<ProgramType> programType = required("program_type", Kind.enumeration(ProgramType.class));
    private final Field<NextAction> nextAction =
            required("next_action", Kind.enumeration(NextAction.class, NextAction::id));
    private final Field<Personalization> personalization =
            optional("personalization", Kind.enumeration(Personalization.class));
    private final Field<MicroSegment> microSegment = optional("micro_segment", new MicroSegmentShape());
    private final Field<Segmentation> segmentation = required("segmentation", new SegmentationShape());
    private final Field<TrustLevel> trustLevel = optional("trust_level", Kind.enumeration(TrustLevel.class));
    private final Field<ReviewRequest> review = optional("review", new ReviewRequestShape());
    private final Field<List<Finding>> findings = optional("findings", Kind.listOf(new FindingShape()));
    private final Field<List<FiredRule>> firedRules = optional("fired_rules", Kind.listOf(new FiredRuleShape()));
    private final Field<String> rationale = required("rationale", Kind.text());
    private final Field<String> decisionId = required("decision_id", Kind.text());
    private final Field<String> rulesVersion = required("rules_version", Kind.text());
    private final Field<Instant> asOf = required("as_of", Kind.instant());

    private AssignmentShape() {}

    @Override
    Assignment build(Slots slots) {
        return new Assignment(
                slots.get(accountId),
                slots.find(company),
                slots.get(icpTier),
                slots.find(accountTier),
                slots.get(engagementLevel),
                slots.get(triggerStatus),
                slots.get(cluster),
                slots.get(effectiveCluster),
                slots.find(previousCluster),
                slots.list(promotionTriggers),
                slots.list(availablePromotionTriggers),
                slots.list(demotionTriggers),
                slots.get(programType),
                slots.get(nextAction),
                slots.find(personalization),
                slots.find(microSegment),
                slots.get(segmentation),
                slots.find(trustLevel),
                slots.find(review),
                slots.list(findings),
                slots.list(firedRules),
                slots.get(rationale),
                slots.get(decisionId),
                slots.get(rulesVersion),
                slots.get(asOf));
    }

    private static final class MicroSegmentShape extends Shape<MicroSegment> {
        private final Field<Challenge> challenge = optional("challenge", Kind.enumeration(Challenge.class));
        private final Field<String> vertical = optional("vertical", Kind.text());
        private final Field<CompanyStage> stage = optional("stage", Kind.enumeration(CompanyStage.class));

        @Override
        MicroSegment build(Slots slots) {
            return new MicroSegment(slots.find(challenge), slots.find(vertical), slots.find(stage));
        }
    }

    private static final class SegmentationShape extends Shape<Segmentation> {
        private final Field<Segmentation.Answer> engaged = answer(SegmentationQuestion.ENGAGED);
        private final Field<Segmentation.Answer> challenge = answer(SegmentationQuestion.CHALLENGE);
        private final Field<Segmentation.Answer> validatedNeed = answer(SegmentationQuestion.VALIDATED_NEED);
        private final Field<Segmentation.Answer> buyingSignals = answer(SegmentationQuestion.BUYING_SIGNALS);

        private Field<Segmentation.Answer> answer(SegmentationQuestion question) {
            return required(question.id(), new AnswerShape());
        }

        @Override
        Segmentation build(Slots slots) {
            return new Segmentation(
                    slots.get(engaged), slots.get(challenge), slots.get(validatedNeed), slots.get(buyingSignals));
        }
    }

    private static final class AnswerShape extends Shape<Segmentation.Answer> {
        private final Field<Boolean> answer = required("answer", Kind.bool());
        private final Field<List<String>> facts = optional("facts", Kind.listOf(Kind.text()));

        @Override
        Segmentation.Answer build(Slots slots) {
            return new Segmentation.Answer(slots.get(answer), slots.list(facts));
        }
    }

    private static final class ReviewRequestShape extends Shape<ReviewRequest> {
        private final Field<String> id = required("id", Kind.id());
        private final Field<ReviewStatus> status = required("status", Kind.enumeration(ReviewStatus.class));
        private final Field<List<ReviewReason>> reasons =
                optional("reasons", Kind.listOf(Kind.enumeration(ReviewReason.class)));
        private final Field<Cluster> from = required("from", Kind.enumeration(Cluster.class));
        private final Field<Cluster> proposedCluster = required("proposed_cluster", Kind.enumeration(Cluster.class));

        @Override
        ReviewRequest build(Slots slots) {
            return new ReviewRequest(
                    slots.get(id), slots.get(status), slots.list(reasons), slots.get(from), slots.get(proposedCluster));
        }
    }

    private static final class FindingShape extends Shape<Finding> {
        private final Field<String> code = required("code", Kind.id());
        private final Field<Severity> severity = required("severity", Kind.enumeration(Severity.class));
        private final Field<String> message = required("message", Kind.text());
        private final Field<String> field = optional("field", Kind.text());

        @Override
        Finding build(Slots slots) {
            return new Finding(slots.get(code), slots.get(severity), slots.get(message), slots.find(field));
        }
    }

    private static final class FiredRuleShape extends Shape<FiredRule> {
        private final Field<String> id = required("id", Kind.id());
        private final Field<String> summary = required("summary", Kind.text());
        private final Field<String> source = required("source", Kind.text());

        @Override
        FiredRule build(Slots slots) {
            return new FiredRule(slots.get(id), slots.get(summary), slots.get(source));
        }
    }
}
