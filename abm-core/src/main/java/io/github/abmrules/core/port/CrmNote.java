package io.github.abmrules.core.port;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ReviewRequest;
import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.Instant;

/**
 * A note on a company of the CRM.
 *
 * @param key what it is recognised by
 * @param accountId the company
 * @param company its name
 * @param body the text
 * @param at the instant it is about
 */
public record CrmNote(String key, String accountId, String company, String body, Instant at) implements Keyed {

    /** Checks that everything is there. */
    public CrmNote {
        InvalidFactException.requireText("key", key);
        InvalidFactException.requireText("account_id", accountId);
        InvalidFactException.requireText("company", company);
        InvalidFactException.requireText("body", body);
        InvalidFactException.require("at", at);
    }

    /** The note that tells of a decision; the same decision is the same note, however often it is made. */
    public static CrmNote of(Assignment assignment) {
        String company = assignment.company() == null ? assignment.accountId() : assignment.company();
        ReviewRequest review = assignment.review();
        String body = "Cluster " + assignment.effectiveCluster()
                + (review == null ? "" : ", " + review.proposedCluster() + " waits for a review") + ". "
                + assignment.rationale();
        return new CrmNote(
                "cluster-assignment/" + assignment.decisionId(),
                assignment.accountId(),
                company,
                body,
                assignment.asOf());
    }
}
