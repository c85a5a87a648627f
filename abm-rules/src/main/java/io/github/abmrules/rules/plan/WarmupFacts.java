package io.github.abmrules.rules.plan;

import io.github.abmrules.core.fit.AccountTier;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What rules know of a warmup.
 *
 * @param accountId the account
 * @param accountTier how much personal effort it earns
 * @param start the first day
 * @param acceleratedFrom the day from which on the rest goes faster; null when nothing does
 */
public record WarmupFacts(
        String accountId,
        AccountTier accountTier,
        LocalDate start,
        @Nullable LocalDate acceleratedFrom) {}
