package io.github.abmrules.cli.output;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ClusterSummary;
import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.assignment.ReviewRequest;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.rejection.Rejection;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** A table for people: a row for each account, with the reason below it, then the summary. */
final class TableWriter implements AssignmentWriter {

    private static final int NARROWEST = 80;
    private static final int ROOMY = 110;
    private static final int WIDEST = 200;
    private static final int GAP = 2;

    private final LineBuffer out = new LineBuffer();
    private final int width;
    private final TextTable table;
    private boolean empty = true;

    TableWriter(int width) {
        this.width = Math.max(NARROWEST, Math.min(WIDEST, width));
        int tier = 4;
        int level = 6;
        int trigger = 7;
        int cluster = (this.width < ROOMY ? "FUTURE_PIPELINE →" : "FUTURE_PIPELINE → ACTIVE_FOCUS").length();
        int rest = this.width - tier - level - trigger - cluster - 5 * GAP;
        int account = Math.min(24, 2 * rest / 5);
        table = new TextTable(
                List.of(
                        new TextTable.Column("ACCOUNT", account),
                        new TextTable.Column("COMPANY", Math.min(36, rest - account)),
                        new TextTable.Column("TIER", tier),
                        new TextTable.Column("LEVEL", level),
                        new TextTable.Column("TRIGGER", trigger),
                        new TextTable.Column("CLUSTER", cluster)),
                this.width);
    }

    @Override
    public byte[] render(Assignment assignment) {
        String cluster = assignment.cluster().name();
        if (assignment.effectiveCluster() != assignment.cluster()) {
            cluster += " → " + assignment.effectiveCluster();
        }
        StringBuilder text = new StringBuilder();
        text.append(table.row(List.of(
                assignment.accountId(),
                Objects.requireNonNullElse(assignment.company(), ""),
                assignment.icpTier().name(),
                assignment.engagementLevel().name(),
                assignment.triggerStatus().name(),
                cluster)));
        ReviewRequest review = assignment.review();
        if (review != null) {
            List<String> reasons = review.reasons().stream().map(Enum::name).toList();
            text.append(table.below("review  ", String.join(", ", reasons)));
        }
        text.append(table.below("next    ", assignment.nextAction().id()));
        text.append(table.below("reason  ", assignment.rationale()));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void begin(OutputStream stream) {
        out.begin(stream);
    }

    @Override
    public void write(byte[] decisions) {
        if (empty) {
            out.write(table.header().getBytes(StandardCharsets.UTF_8));
            empty = false;
        }
        out.write(decisions);
    }

    @Override
    public void finish(
            ClusterSummary summary,
            Iterable<Rejection> rejected,
            Iterable<Failure> failed,
            String rulesVersion,
            Instant asOf) {
        StringBuilder text = new StringBuilder();
        if (!empty) {
            text.append(table.rule());
        }
        count(text, "Active Focus", summary.activeFocusCount());
        count(text, "Future Pipeline", summary.futurePipelineCount());
        count(text, "Cluster ICP", summary.clusterIcpCount());
        count(text, "Monitor Only", summary.monitorOnlyCount());
        count(text, "Pending reviews", summary.pendingReviewCount());
        count(text, "Rejected", summary.rejectedCount());
        for (Finding finding : summary.findings()) {
            TextTable.wrapped(finding.code() + ": " + finding.message(), width)
                    .forEach(line -> text.append(line).append('\n'));
        }
        text.append("As of ")
                .append(asOf)
                .append(", rules ")
                .append(rulesVersion, 0, 12)
                .append('\n');
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void flush() {
        out.flush();
    }

    @Override
    public boolean showsSummary() {
        return true;
    }

    private static void count(StringBuilder text, String what, long count) {
        text.append(String.format("%-16s %8d%n", what, count).replace("\r\n", "\n"));
    }
}
