package io.github.abmrules.rules.profile;

import io.github.abmrules.core.engagement.TriggerStatus;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * All evidence of an account, also what lies before the floor under its {@link Profile}: it shows in the output and lifts
 * nothing.
 *
 * @param profile the account
 * @param times its evidence by type
 */
public record OverallSignals(Profile profile, SignalTimes times) implements Signals {

    @Override
    public Instant asOf() {
        return profile.asOf();
    }

    @Override
    public @Nullable TriggerStatus statedTrigger() {
        return profile.account().triggerStatus();
    }

    @Override
    public ZoneId zone() {
        return profile.zone();
    }
}
