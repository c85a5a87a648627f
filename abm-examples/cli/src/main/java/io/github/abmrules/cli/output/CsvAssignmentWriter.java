package io.github.abmrules.cli.output;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ClusterSummary;
import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.assignment.ReviewRequest;
import io.github.abmrules.core.cluster.DemotionTrigger;
import io.github.abmrules.core.cluster.PromotionTrigger;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.programme.MicroSegment;
import io.github.abmrules.core.programme.SegmentationQuestion;
import io.github.abmrules.core.rejection.Rejection;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One decision a line, for spreadsheets: the fields of the JSON in its order, with objects flattened. Elements of lists are
 * joined by {@code |}; a {@code |} within an element is written {@code \|} and a {@code \} there {@code \\}. What is null
 * is an empty cell. A cell that a spreadsheet would run as a formula begins with an apostrophe.
 */
final class CsvAssignmentWriter implements AssignmentWriter {

    private static final List<String> HEADER = header();

    private final LineBuffer out = new LineBuffer();

    @Override
    public byte[] render(Assignment assignment) {
        return CsvLine.of(cells(assignment));
    }

    @Override
    public void begin(OutputStream stream) {
        out.begin(stream);
        out.write(CsvLine.of(HEADER));
    }

    @Override
    public void write(byte[] decisions) {
        out.write(decisions);
    }

    @Override
    public void finish(
            ClusterSummary summary,
            Iterable<Rejection> rejected,
            Iterable<Failure> failed,
            String rulesVersion,
            Instant asOf) {
        out.flush();
    }

    @Override
    public void flush() {
        out.flush();
    }

    private static List<String> header() {
        List<String> header = new ArrayList<>(List.of(
                "account_id",
                "company",
                "icp_tier",
                "account_tier",
                "engagement_level",
                "trigger_status",
                "cluster",
                "effective_cluster",
                "previous_cluster",
                "promotion_triggers",
                "available_promotion_triggers",
                "demotion_triggers",
                "program_type",
                "next_action",
                "personalization",
                "micro_segment_challenge",
                "micro_segment_vertical",
                "micro_segment_stage"));
        for (SegmentationQuestion question : SegmentationQuestion.values()) {
            header.add("segmentation_" + question.id());
            header.add("segmentation_" + question.id() + "_facts");
        }
        header.addAll(List.of(
                "trust_level",
                "review_id",
                "review_status",
                "review_reasons",
                "review_proposed_cluster",
                "findings",
                "fired_rules",
                "rationale",
                "decision_id",
                "rules_version",
                "as_of"));
        return List.copyOf(header);
    }

    private static List<String> cells(Assignment assignment) {
        List<String> cells = new ArrayList<>(HEADER.size());
        cells.add(assignment.accountId());
        cells.add(text(assignment.company()));
        cells.add(text(assignment.icpTier()));
        cells.add(text(assignment.accountTier()));
        cells.add(text(assignment.engagementLevel()));
        cells.add(text(assignment.triggerStatus()));
        cells.add(text(assignment.cluster()));
        cells.add(text(assignment.effectiveCluster()));
        cells.add(text(assignment.previousCluster()));
        cells.add(joined(assignment.promotionTriggers(), PromotionTrigger::id));
        cells.add(joined(assignment.availablePromotionTriggers(), PromotionTrigger::id));
        cells.add(joined(assignment.demotionTriggers(), DemotionTrigger::id));
        cells.add(text(assignment.programType()));
        cells.add(assignment.nextAction().id());
        cells.add(text(assignment.personalization()));
        MicroSegment segment = assignment.microSegment();
        cells.add(text(segment == null ? null : segment.challenge()));
        cells.add(text(segment == null ? null : segment.vertical()));
        cells.add(text(segment == null ? null : segment.stage()));
        for (SegmentationQuestion question : SegmentationQuestion.values()) {
            cells.add(text(assignment.segmentation().answer(question).answer()));
            cells.add(joined(assignment.segmentation().answer(question).facts(), Function.identity()));
        }
        cells.add(text(assignment.trustLevel()));
        ReviewRequest review = assignment.review();
        cells.add(text(review == null ? null : review.id()));
        cells.add(text(review == null ? null : review.status()));
        cells.add(review == null ? "" : joined(review.reasons(), Enum::name));
        cells.add(text(review == null ? null : review.proposedCluster()));
        cells.add(joined(assignment.findings(), finding -> finding.code() + ": " + finding.message()));
        cells.add(joined(assignment.firedRules(), FiredRule::id));
        cells.add(assignment.rationale());
        cells.add(assignment.decisionId());
        cells.add(assignment.rulesVersion());
        cells.add(text(assignment.asOf()));
        return cells;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static <T> String joined(List<T> elements, Function<T, String> writer) {
        StringBuilder joined = new StringBuilder();
        for (T element : elements) {
            joined.append(joined.isEmpty() ? "" : "|");
            joined.append(writer.apply(element).replace("\\", "\\\\").replace("|", "\\|"));
        }
        return joined.toString();
    }
}
