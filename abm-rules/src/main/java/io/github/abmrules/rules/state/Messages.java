package io.github.abmrules.rules.state;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ReviewRequest;
import io.github.abmrules.core.port.CrmNote;
import io.github.abmrules.core.port.CrmProperties;
import io.github.abmrules.core.port.CrmTask;
import io.github.abmrules.core.port.Keyed;
import io.github.abmrules.core.store.DecisionSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the CRM is told of a decision that says something new: properties, a note, and tasks for the review and the next
 * action. An account that the CRM does not know has no place for it. Each has a key that is the same whenever the same
 * decision is made again.
 */
final class Messages {
    private final Account account;
    private final Assignment decision;

    Messages(Account account, Assignment decision) {
        this.account = account;
        this.decision = decision;
    }

    /**
     * The messages, in the order in which they are to be taken.
     *
     * @param says whether the decision says what the last one said
     * @param last the last decision
     * @param newReview whether it raises a review
     */
    List<Keyed> about(boolean says, @Nullable DecisionSummary last, boolean newReview) {
        List<Keyed> messages = new ArrayList<>();
        if (!account.inCrm()) {
            return messages;
        }
        messages.add(properties());
        if (!says || newReview) {
            messages.add(CrmNote.of(decision));
        }
        ReviewRequest review = decision.review();
        if (newReview && review != null) {
            messages.add(reviewTask(review));
        }
        if (last == null || last.nextAction() != decision.nextAction()) {
            messages.add(task(
                    "next-action/" + decision.decisionId(),
                    "Next action: " + decision.nextAction().id().replace('_', ' '),
                    decision.rationale()));
        }
        return messages;
    }

    private CrmProperties properties() {
        Map<String, String> values = new TreeMap<>();
        values.put("cluster", decision.cluster().name());
        values.put("effective_cluster", decision.effectiveCluster().name());
        values.put("icp_tier", decision.icpTier().name());
        values.put("next_action", decision.nextAction().id());
        values.put("program_type", decision.programType().name());
        ReviewRequest review = decision.review();
        List<String> cleared = List.of();
        if (review == null) {
            cleared = List.of("review_id");
        } else {
            values.put("review_id", review.id());
        }
        return new CrmProperties(
                "cluster-properties/" + decision.decisionId(), decision.accountId(), values, cleared, decision.asOf());
    }

    private CrmTask reviewTask(ReviewRequest review) {
        String reasons = review.reasons().stream().map(Enum::name).collect(Collectors.joining(", "));
        String move = review.from() == review.proposedCluster()
                ? "Contradicting signals in " + review.from()
                : review.from() + " to " + review.proposedCluster();
        return task("review/" + review.id(), "Review: " + move + " (" + reasons + ")", decision.rationale());
    }

    private CrmTask task(String key, String subject, String body) {
        String company = account.company() == null ? account.accountId() : account.company();
        return new CrmTask(key, account.accountId(), company, subject, body, null, null);
    }
}
