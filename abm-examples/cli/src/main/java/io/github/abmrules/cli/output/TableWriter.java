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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A table for people: a row for each account, with the reason below it, then the summary. */
final class TableWriter implements AssignmentWriter {

    private static final int NARROWEST = 80;
    private static final int ROOMY = 110;
    private static final int WIDEST = 200;
    private static final int GAP = 2;
    private static final String INDENT = "    ";

    private final LineBuffer out = new LineBuffer();
    private final int width;
    private final List<Column> columns;
    private boolean empty = true;

    TableWriter(int width) {
        this.width = Math.max(NARROWEST, Math.min(WIDEST, width));
        int tier = 4;
        int level = 6;
        int trigger = 7;
        int cluster = (this.width < ROOMY ? "FUTURE_PIPELINE →" : "FUTURE_PIPELINE → ACTIVE_FOCUS").length();
        int rest = this.width - tier - level - trigger - cluster - 5 * GAP;
        int account = Math.min(24, 2 * rest / 5);
        columns = List.of(
                new Column("ACCOUNT", account),
                new Column("COMPANY", Math.min(36, rest - account)),
                new Column("TIER", tier),
                new Column("LEVEL", level),
                new Column("TRIGGER", trigger),
                new Column("CLUSTER", cluster));
    }

    @Override
    public byte[] render(Assignment assignment) {
        String cluster = assignment.cluster().name();
        if (assignment.effectiveCluster() != assignment.cluster()) {
            cluster += " → " + assignment.effectiveCluster();
        }
        StringBuilder text = new StringBuilder();
        row(
                text,
                List.of(
                        assignment.accountId(),
                        Objects.requireNonNullElse(assignment.company(), ""),
                        assignment.icpTier().name(),
                        assignment.engagementLevel().name(),
                        assignment.triggerStatus().name(),
                        cluster));
        ReviewRequest review = assignment.review();
        if (review != null) {
            List<String> reasons = review.reasons().stream().map(Enum::name).toList();
            below(text, "review  ", String.join(", ", reasons));
        }
        below(text, "next    ", assignment.nextAction().id());
        below(text, "reason  ", assignment.rationale());
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void begin(OutputStream stream) {
        out.begin(stream);
    }

    @Override
    public void write(byte[] rendered) {
        if (empty) {
            StringBuilder header = new StringBuilder();
            row(header, columns.stream().map(Column::title).toList());
            out.write(header.append("─".repeat(width)).append('\n').toString().getBytes(StandardCharsets.UTF_8));
            empty = false;
        }
        out.write(rendered);
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
            text.append("─".repeat(width)).append('\n');
        }
        count(text, "Active Focus", summary.activeFocusCount());
        count(text, "Future Pipeline", summary.futurePipelineCount());
        count(text, "Cluster ICP", summary.clusterIcpCount());
        count(text, "Monitor Only", summary.monitorOnlyCount());
        count(text, "Pending reviews", summary.pendingReviewCount());
        count(text, "Rejected", summary.rejectedCount());
        for (Finding finding : summary.findings()) {
            wrapped(finding.code() + ": " + finding.message(), width)
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

    private void row(StringBuilder text, List<String> cells) {
        List<List<String>> wrapped = new ArrayList<>();
        int height = 1;
        for (int i = 0; i < cells.size(); i++) {
            List<String> lines = wrapped(cells.get(i), columns.get(i).width());
            wrapped.add(lines);
            height = Math.max(height, lines.size());
        }
        for (int line = 0; line < height; line++) {
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < cells.size(); i++) {
                String cell = line < wrapped.get(i).size() ? wrapped.get(i).get(line) : "";
                row.append(cell);
                row.append(" ".repeat(Math.max(0, columns.get(i).width() - length(cell)) + GAP));
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
    }

    private void below(StringBuilder text, String label, String what) {
        String before = INDENT + label;
        for (String line : wrapped(what, width - before.length())) {
            text.append(before).append(line).append('\n');
            before = " ".repeat(before.length());
        }
    }

    /** A text in lines of at most so many characters, broken at spaces where there are any; control characters are shown. */
    static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : visible(text).split(" ")) {
            String rest = word;
            if (!line.isEmpty() && length(line) + 1 + length(rest) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ");
            while (length(rest) > width) {
                int end = rest.offsetByCodePoints(0, width);
                lines.add(rest.substring(0, end));
                rest = rest.substring(end);
            }
            line.append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Control characters would play with the terminal. */
    private static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints().forEach(c -> visible.appendCodePoint(Character.isISOControl(c) ? '\uFFFD' : c));
        return visible.toString();
    }

    private static int length(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }

    private record Column(String title, int width) {}
}
