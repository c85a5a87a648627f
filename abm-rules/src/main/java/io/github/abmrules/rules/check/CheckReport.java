package io.github.abmrules.rules.check;

import io.github.abmrules.rules.analysis.Complaint;
import io.github.abmrules.rules.proof.Analysis;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check of packs found.
 *
 * @param complaints about how rules are written, by file, line and column
 * @param analysis what they leave open; null when they have mistakes, which come first
 */
public record CheckReport(
        List<Complaint> complaints, @Nullable Analysis analysis) {

    /** Copies the list. */
    public CheckReport {
        complaints = List.copyOf(complaints);
    }

    /** Whether nothing is wrong. */
    public boolean clean() {
        return complaints.isEmpty() && analysis != null && analysis.clean();
    }
}
