package io.github.abmrules.core.playbook;

import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.engagement.TriggerPolarity;
import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * News that counts as a trigger at the instant of a report.
 *
 * @param type what happened; null when the news has no type
 * @param category the category of the type; null when the type is none that the rules list
 * @param polarity for or against buying
 * @param points how urgent it is
 * @param detectedAt when it was found
 * @param expiresAt from when on it no longer counts; null leaves that to the rules
 * @param source where it was found
 * @param headline in words
 */
public record DetectedTrigger(
        @Nullable String type,
        @Nullable String category,
        TriggerPolarity polarity,
        int points,
        Instant detectedAt,
        @Nullable Instant expiresAt,
        @Nullable String source,
        @Nullable String headline) {

    /** Checks that polarity and detection are there. */
    public DetectedTrigger {
        InvalidFactException.require("polarity", polarity);
        InvalidFactException.require("detected_at", detectedAt);
    }

    /** As evidence of an account. */
    public Trigger trigger() {
        return new Trigger(type, polarity, detectedAt, expiresAt, source);
    }
}
