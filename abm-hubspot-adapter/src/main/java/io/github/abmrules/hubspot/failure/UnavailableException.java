package io.github.abmrules.hubspot.failure;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** HubSpot could not be reached, did not answer in time, or answered that it cannot (5xx, 423), also after repeats. */
public final class UnavailableException extends HubSpotException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** A failure of a call. */
    public UnavailableException(String message, int status, @Nullable String correlationId) {
        super(message, status, correlationId, true);
    }
}
