package io.github.abmrules.rules.plan;

import io.github.abmrules.core.fit.AccountTier;
import java.util.Set;

/**
 * A task that a warmup may have.
 *
 * @param id the task
 * @param tiers the tiers that it is for
 * @param accountTier the tier of the account
 */
public record WarmupChoice(String id, Set<AccountTier> tiers, AccountTier accountTier) {}
