package io.github.abmrules.core.ask;

import io.github.abmrules.core.programme.Channel;
import org.jspecify.annotations.Nullable;

/**
 * What may raise trust to the next level.
 *
 * @param step what
 * @param channel its channel; null for what sales does in person
 */
public record RaisingStep(JourneyStep step, @Nullable Channel channel) {

    /** A step with its channel. */
    public static RaisingStep of(JourneyStep step) {
        return new RaisingStep(step, step.channel());
    }
}
