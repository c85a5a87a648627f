package io.github.abmrules.hubspot.failure;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The token is wrong or has expired (401). */
public final class AuthenticationException extends HubSpotException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** A failure of a call. */
    public AuthenticationException(String message, int status, @Nullable String correlationId) {
        super(message, status, correlationId, false);
    }
}
