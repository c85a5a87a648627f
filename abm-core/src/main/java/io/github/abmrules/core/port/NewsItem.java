package io.github.abmrules.core.port;

import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.engagement.TriggerPolarity;
import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A piece of news about a company.
 *
 * @param company its name
 * @param type what happened, such as {@code FUNDING}; null when it has not been put into a type
 * @param polarity for or against buying
 * @param detectedAt when it was found
 * @param expiresAt from when on it no longer counts; null leaves that to the rules
 * @param source where it was found
 * @param headline in words
 */
public record NewsItem(
        String company,
        @Nullable String type,
        TriggerPolarity polarity,
        Instant detectedAt,
        @Nullable Instant expiresAt,
        @Nullable String source,
        @Nullable String headline) {

    /** Checks that name, polarity and detection are there. */
    public NewsItem {
        InvalidFactException.requireText("company", company);
        InvalidFactException.require("polarity", polarity);
        InvalidFactException.require("detected_at", detectedAt);
    }

    /** As evidence of an account. */
    public Trigger trigger() {
        return new Trigger(type, polarity, detectedAt, expiresAt, source);
    }
}
