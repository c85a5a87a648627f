package io.github.abmrules.rules.plan;

import io.github.abmrules.core.trust.TrustLevel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task of a plan, with its time.
 *
 * @param id names it
 * @param task what is to be done
 * @param opens from when on it is its time
 * @param ends when its time is over; null when it never is
 * @param due its last day, as people write it; empty when it has none
 * @param done whether it is done
 * @param guestsNeeded whether it needs to be settled who is invited
 * @param guestsApproved whether that is settled
 * @param requiredTrust the trust that it asks for; null when it asks for none
 * @param trust the trust of the account; null when it is not known or does not matter
 * @param asOf the instant of the plan
 */
public record PlannedTask(
        String id,
        String task,
        Instant opens,
        @Nullable Instant ends,
        String due,
        boolean done,
        boolean guestsNeeded,
        boolean guestsApproved,
        @Nullable TrustLevel requiredTrust,
        @Nullable TrustLevel trust,
        Instant asOf) {

    /** Whether its time has come. */
    public boolean begun() {
        return !asOf.isBefore(opens);
    }

    /** Whether its time is over. */
    public boolean over() {
        return ends != null && !asOf.isBefore(ends);
    }

    /** Whether it asks for more trust than the account is known to have. */
    public boolean asksTooMuch() {
        return requiredTrust != null && trust != null && requiredTrust.compareTo(trust) > 0;
    }
}
