package io.github.abmrules.hubspot.failure;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The calls of the day are used up; they come back at midnight in the time zone of the portal. */
public final class DailyLimitException extends HubSpotException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** A failure of a call. */
    public DailyLimitException(String message, int status, @Nullable String correlationId) {
        super(message, status, correlationId, true);
    }
}
