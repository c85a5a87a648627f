package io.github.abmrules.rules.diff;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.cluster.DemotionTrigger;
import io.github.abmrules.core.cluster.PromotionTrigger;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.programme.SegmentationQuestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a decision that make it another one. Ids of decisions, the rules version, the words of rationales and
 * findings, and what the account itself says are none.
 */
public final class DecisionFields {
    static final String CLUSTER = "cluster";
    static final String EFFECTIVE_CLUSTER = "effective_cluster";

    private static final List<DecisionField> ALL = all();

    private DecisionFields() {}

    /** A field and its text; null when the decision has nothing there. */
    private record DecisionField(String name, Function<Assignment, @Nullable String> text) {}

    /** The fields that differ, the cluster first. */
    public static List<FieldChange> changes(Assignment before, Assignment after) {
        List<FieldChange> changes = new ArrayList<>();
        for (DecisionField field : ALL) {
            String left = field.text().apply(before);
            String right = field.text().apply(after);
            if (!Objects.equals(left, right)) {
                changes.add(new FieldChange(field.name(), left, right));
            }
        }
        return changes;
    }

    private static List<DecisionField> all() {
        List<DecisionField> fields = new ArrayList<>();
        fields.add(new DecisionField(CLUSTER, it -> it.cluster().name()));
        fields.add(
                new DecisionField(EFFECTIVE_CLUSTER, it -> it.effectiveCluster().name()));
        fields.add(new DecisionField("icp_tier", it -> it.icpTier().name()));
        fields.add(new DecisionField("account_tier", it -> name(it.accountTier())));
        fields.add(
                new DecisionField("engagement_level", it -> it.engagementLevel().name()));
        fields.add(new DecisionField("trigger_status", it -> it.triggerStatus().name()));
        fields.add(new DecisionField("promotion_triggers", it -> joined(it.promotionTriggers(), PromotionTrigger::id)));
        fields.add(new DecisionField(
                "available_promotion_triggers", it -> joined(it.availablePromotionTriggers(), PromotionTrigger::id)));
        fields.add(new DecisionField("demotion_triggers", it -> joined(it.demotionTriggers(), DemotionTrigger::id)));
        fields.add(new DecisionField("program_type", it -> it.programType().name()));
        fields.add(new DecisionField("next_action", it -> it.nextAction().id()));
        fields.add(new DecisionField("personalization", it -> name(it.personalization())));
        fields.add(new DecisionField(
                "micro_segment_challenge",
                it -> it.microSegment() == null ? null : name(it.microSegment().challenge())));
        fields.add(new DecisionField(
                "micro_segment_vertical",
                it -> it.microSegment() == null ? null : it.microSegment().vertical()));
        fields.add(new DecisionField(
                "micro_segment_stage",
                it -> it.microSegment() == null ? null : name(it.microSegment().stage())));
        for (SegmentationQuestion question : SegmentationQuestion.values()) {
            fields.add(new DecisionField(
                    "segmentation_" + question.id(),
                    it -> String.valueOf(it.segmentation().answer(question).answer())));
        }
        fields.add(new DecisionField(
                "review_reasons",
                it -> it.review() == null ? null : joined(it.review().reasons(), Enum::name)));
        fields.add(new DecisionField(
                "review_proposed_cluster",
                it -> it.review() == null ? null : it.review().proposedCluster().name()));
        fields.add(new DecisionField("findings", it -> joined(it.findings(), Finding::code)));
        return List.copyOf(fields);
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static <T> @Nullable String joined(Collection<T> elements, Function<T, String> text) {
        return elements.isEmpty() ? null : elements.stream().map(text).collect(Collectors.joining("|"));
    }
}
