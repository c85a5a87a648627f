package io.github.abmrules.cli.run;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ReviewRequest;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.programme.NextAction;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.store.HistoryEntry;
import io.github.abmrules.core.store.HistoryKind;
import io.github.abmrules.rules.state.Applied;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision changed in a store.
 *
 * @param accountId the account
 * @param changed whether anything was written
 * @param previousCluster where the account stood before; null for nowhere
 * @param cluster what the rules say
 * @param effectiveCluster what is in force
 * @param nextAction what to do next
 * @param reviewId the review that waits; null for none
 * @param reviewReasons its reasons
 * @param history the kinds of the entries that were added to the history
 * @param decisionId the decision
 */
public record AppliedAccount(
        String accountId,
        boolean changed,
        @Nullable Cluster previousCluster,
        Cluster cluster,
        Cluster effectiveCluster,
        NextAction nextAction,
        @Nullable String reviewId,
        List<ReviewReason> reviewReasons,
        List<HistoryKind> history,
        String decisionId) {

    /** Copies the lists. */
    public AppliedAccount {
        reviewReasons = List.copyOf(reviewReasons);
        history = List.copyOf(history);
    }

    /** What came of a decision; null when there is none. */
    public static @Nullable AppliedAccount of(Applied applied) {
        Assignment assignment =
                applied.outcome() == null ? null : applied.outcome().assignment();
        if (assignment == null) {
            return null;
        }
        ReviewRequest review = assignment.review();
        return new AppliedAccount(
                applied.accountId(),
                applied.changed(),
                assignment.previousCluster(),
                assignment.cluster(),
                assignment.effectiveCluster(),
                assignment.nextAction(),
                review == null ? null : review.id(),
                review == null ? List.of() : review.reasons(),
                applied.history().stream().map(HistoryEntry::kind).toList(),
                assignment.decisionId());
    }
}
