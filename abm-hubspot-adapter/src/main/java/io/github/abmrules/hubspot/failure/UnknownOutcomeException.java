package io.github.abmrules.hubspot.failure;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A record was to be created, and whether it was is not known. Never repeated blindly. */
public final class UnknownOutcomeException extends HubSpotException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** A failure of a call. */
    public UnknownOutcomeException(String message, int status, @Nullable String correlationId) {
        super(message, status, correlationId, true);
    }
}
