package io.github.abmrules.core.plan;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.fit.AccountTier;
import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The warmup of an account, day by day.
 *
 * @param accountId the account
 * @param company its name; null when it is not known
 * @param accountTier how much personal effort it earns
 * @param start the first day
 * @param until the day after the last one
 * @param tasks the tasks, by date
 * @param findings what a person should know
 * @param firedRules the rules that decided it
 */
public record WarmupPlan(
        String accountId,
        @Nullable String company,
        AccountTier accountTier,
        LocalDate start,
        LocalDate until,
        List<WarmupTask> tasks,
        List<Finding> findings,
        List<FiredRule> firedRules) {

    /**
     * Checks that everything is there that must be, and copies the lists.
     *
     * @throws InvalidFactException when something is missing
     */
    public WarmupPlan {
        InvalidFactException.requireText("account_id", accountId);
        InvalidFactException.require("account_tier", accountTier);
        InvalidFactException.require("start", start);
        InvalidFactException.require("until", until);
        tasks = List.copyOf(tasks);
        findings = List.copyOf(findings);
        firedRules = List.copyOf(firedRules);
    }
}
