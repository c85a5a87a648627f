package io.github.abmrules.core.plan;

import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.LocalDate;

/**
 * A warmup that should begin.
 *
 * @param accountId the account
 * @param start the first day of its warmup, a working day
 */
public record WarmupStart(String accountId, LocalDate start) {

    /**
     * Checks that everything is there.
     *
     * @throws InvalidFactException when something is missing
     */
    public WarmupStart {
        InvalidFactException.requireText("account_id", accountId);
        InvalidFactException.require("start", start);
    }
}
