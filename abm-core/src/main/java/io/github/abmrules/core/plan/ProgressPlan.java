package io.github.abmrules.core.plan;

import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.rejection.InvalidFactException;
import java.util.List;

/**
 * What follows for an account from a review of progress.
 *
 * @param accountId the account
 * @param tasks what is to be done, by day, then in the order of the parameter; empty when nothing follows
 * @param firedRules the rules that took part, by pack order and id
 */
public record ProgressPlan(String accountId, List<ProgressTask> tasks, List<FiredRule> firedRules) {

    /**
     * Checks what is required and copies the lists.
     *
     * @throws InvalidFactException when something is missing
     */
    public ProgressPlan {
        InvalidFactException.requireText("account_id", accountId);
        tasks = List.copyOf(tasks);
        firedRules = List.copyOf(firedRules);
    }
}
