package io.github.abmrules.core.plan;

import io.github.abmrules.core.fit.AccountTier;
import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.core.trust.TrustLevel;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account that is to be warmed up.
 *
 * @param accountId the account
 * @param company its name; null when it is not known
 * @param accountTier how much personal effort it earns
 * @param start the first of the 90 days
 * @param trustLevel the trust that it has; null when it is not known
 * @param acceleratedFrom the day from which on the rest goes faster; null when nothing does
 * @param done ids of the tasks that are done
 */
public record WarmupRequest(
        String accountId,
        @Nullable String company,
        AccountTier accountTier,
        LocalDate start,
        @Nullable TrustLevel trustLevel,
        @Nullable LocalDate acceleratedFrom,
        List<String> done) {

    /**
     * Checks that everything is there that must be, and copies the list.
     *
     * @throws InvalidFactException when something is missing, or the warmup goes faster before it has begun
     */
    public WarmupRequest {
        InvalidFactException.requireText("account_id", accountId);
        InvalidFactException.require("account_tier", accountTier);
        InvalidFactException.require("start", start);
        if (acceleratedFrom != null && acceleratedFrom.isBefore(start)) {
            throw new InvalidFactException(
                    "accelerated_from", acceleratedFrom.toString(), "is before the start, " + start);
        }
        done = List.copyOf(done);
    }
}
