package io.github.abmrules.core.plan;

import io.github.abmrules.core.programme.Channel;
import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.core.trust.TrustLevel;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A task of a warmup.
 *
 * @param id names it
 * @param task what is to be done
 * @param owner who does it
 * @param channel where the account notices it; null when it does not
 * @param requiredTrust the trust that it asks for; null when it asks the account for nothing
 * @param on the working day that it is planned for
 * @param status how it stands
 */
public record WarmupTask(
        String id,
        String task,
        TaskOwner owner,
        @Nullable Channel channel,
        @Nullable TrustLevel requiredTrust,
        LocalDate on,
        TaskStatus status) {

    /**
     * Checks that everything is there that must be.
     *
     * @throws InvalidFactException when something is missing
     */
    public WarmupTask {
        InvalidFactException.requireText("id", id);
        InvalidFactException.requireText("task", task);
        InvalidFactException.require("owner", owner);
        InvalidFactException.require("on", on);
        InvalidFactException.require("status", status);
    }
}
