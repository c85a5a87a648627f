package io.github.abmrules.cli.output;

import io.github.abmrules.core.assignment.ClusterSummary;
import io.github.abmrules.rules.diff.Capacity;
import io.github.abmrules.rules.diff.DiffSummary;
import io.github.abmrules.rules.diff.FieldChange;
import io.github.abmrules.rules.diff.ParameterChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The words of differences that text and page share. */
final class DiffText {
    static final String ARROW = " → ";
    static final String NOTHING = "–";

    private DiffText() {}

    /** A number that has a side before and one after. */
    record Figure(String label, String before, String after) {
        boolean differs() {
            return !before.equals(after);
        }
    }

    /** The numbers of both sides: accounts by the cluster in force, reviews, and room in Active Focus. */
    static List<Figure> figures(DiffSummary summary) {
        ClusterSummary before = summary.before();
        ClusterSummary after = summary.after();
        Capacity room = summary.capacityBefore();
        Capacity roomAfter = summary.capacityAfter();
        List<Figure> figures = new ArrayList<>();
        figures.add(figure("Active Focus", before.activeFocusCount(), after.activeFocusCount()));
        figures.add(new Figure("Places in Active Focus", places(room), places(roomAfter)));
        figures.add(figure("Waiting to enter it", room.waiting(), roomAfter.waiting()));
        figures.add(figure("of them without a place", room.overCapacity(), roomAfter.overCapacity()));
        figures.add(figure("Future Pipeline", before.futurePipelineCount(), after.futurePipelineCount()));
        figures.add(figure("Cluster ICP", before.clusterIcpCount(), after.clusterIcpCount()));
        figures.add(figure("Monitor Only", before.monitorOnlyCount(), after.monitorOnlyCount()));
        figures.add(figure("Pending reviews", before.pendingReviewCount(), after.pendingReviewCount()));
        figures.add(figure("Rejected", before.rejectedCount(), after.rejectedCount()));
        return figures;
    }

    /** How many accounts, and where they move. */
    static String counts(DiffSummary summary) {
        return summary.changed() + " of " + summary.accounts() + " accounts decided differently: " + summary.up()
                + " up, " + summary.down() + " down, " + summary.same() + " in the same cluster, "
                + summary.decidedOnce() + " decided by one side only";
    }

    /** A change in one line. */
    static String change(FieldChange change) {
        return change.field() + ": " + value(change.before()) + ARROW + value(change.after());
    }

    static String change(ParameterChange change) {
        return change.parameter() + ": " + value(change.before()) + ARROW + value(change.after());
    }

    /** A text with a list spread out; a sign for nothing. */
    static String value(@Nullable String text) {
        return text == null ? NOTHING : text.replace("|", ", ");
    }

    private static Figure figure(String label, long before, long after) {
        return new Figure(label, Long.toString(before), Long.toString(after));
    }

    private static String places(Capacity capacity) {
        return Objects.toString(capacity.places(), NOTHING);
    }
}
