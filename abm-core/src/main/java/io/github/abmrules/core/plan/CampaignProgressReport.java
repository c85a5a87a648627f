package io.github.abmrules.core.plan;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the accounts of a campaign stand and what moves.
 *
 * @param campaign the campaign
 * @param accounts how many accounts were looked at
 * @param engagedAccounts how many of them engage at all
 * @param forwardMoves how many the rules move to a higher cluster
 * @param backwardMoves how many they move to a lower one
 * @param pendingReviews how many moves wait for a review
 * @param openDecisions ids of the human decisions that nobody has answered
 * @param moves the moves, in the order of the accounts
 * @param tasks what follows, in the order of the accounts, then by day
 * @param findings what a person should know
 * @param firedRules the rules that took part in the decisions and the tasks, by account as they fired, each once
 * @param asOf the instant it is about
 */
public record CampaignProgressReport(
        String campaign,
        int accounts,
        int engagedAccounts,
        int forwardMoves,
        int backwardMoves,
        int pendingReviews,
        List<String> openDecisions,
        List<Move> moves,
        List<FollowUp> tasks,
        List<Finding> findings,
        List<FiredRule> firedRules,
        Instant asOf) {

    /**
     * A move of an account.
     *
     * @param accountId the account
     * @param company its name
     * @param from where it stood; null for a new account
     * @param to what the rules say
     * @param effective what is in force
     */
    public record Move(
            String accountId,
            @Nullable String company,
            @Nullable Cluster from,
            Cluster to,
            Cluster effective) {}

    /**
     * What somebody does because of the review.
     *
     * @param accountId the account
     * @param company its name
     * @param task the task
     */
    public record FollowUp(String accountId, @Nullable String company, ProgressTask task) {}

    /** Checks what is required and copies the lists. */
    public CampaignProgressReport {
        InvalidFactException.requireText("campaign", campaign);
        InvalidFactException.require("as_of", asOf);
        openDecisions = List.copyOf(openDecisions);
        moves = List.copyOf(moves);
        tasks = List.copyOf(tasks);
        findings = List.copyOf(findings);
        firedRules = List.copyOf(firedRules);
    }
}
