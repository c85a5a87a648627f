package io.github.abmrules.core.engagement;

import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * News about an account that changes when it may buy.
 *
 * @param type what happened, in the host's own words
 * @param polarity for or against
 * @param detectedAt when it was found
 * @param expiresAt from when on it no longer counts; null leaves that to the parameter {@code trigger-window}
 * @param source where it was found
 */
public record Trigger(
        @Nullable String type,
        TriggerPolarity polarity,
        Instant detectedAt,
        @Nullable Instant expiresAt,
        @Nullable String source) {

    /** Checks that polarity and detection are there. */
    public Trigger {
        InvalidFactException.require("polarity", polarity);
        InvalidFactException.require("detected_at", detectedAt);
    }

    /** A positive trigger that expires by the parameter {@code trigger-window}. */
    public static Trigger positive(String type, Instant detectedAt) {
        return new Trigger(type, TriggerPolarity.POSITIVE, detectedAt, null, null);
    }
}
