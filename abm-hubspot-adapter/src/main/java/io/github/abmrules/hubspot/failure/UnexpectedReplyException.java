package io.github.abmrules.hubspot.failure;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A reply that is none of those HubSpot documents. */
public final class UnexpectedReplyException extends HubSpotException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** A failure of a call. */
    public UnexpectedReplyException(String message, int status, @Nullable String correlationId) {
        super(message, status, correlationId, true);
    }
}
