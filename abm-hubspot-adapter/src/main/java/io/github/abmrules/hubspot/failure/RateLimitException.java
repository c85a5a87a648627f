package io.github.abmrules.hubspot.failure;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Too many calls, also after waiting (429). */
public final class RateLimitException extends HubSpotException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** A failure of a call. */
    public RateLimitException(String message, int status, @Nullable String correlationId) {
        super(message, status, correlationId, true);
    }
}
