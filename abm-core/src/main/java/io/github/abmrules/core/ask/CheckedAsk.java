package io.github.abmrules.core.ask;

import io.github.abmrules.core.programme.Channel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of checking an ask.
 *
 * @param verdict whether it fits
 * @param reason why it does not; null when it does
 * @param gap levels that are missing, ADVOCATE counted as the sixth; 0 when trust is not what is missing
 * @param alternatives when it does not fit, the other channels that work at this level, in the order of {@link Channel}
 */
public record CheckedAsk(AskVerdict verdict, @Nullable MismatchReason reason, int gap, List<Channel> alternatives) {

    /** Copies the list. */
    public CheckedAsk {
        alternatives = List.copyOf(alternatives);
    }
}
