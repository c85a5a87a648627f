package io.github.abmrules.hubspot.failure;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The caller cancelled, or the thread was interrupted. */
public final class CancelledException extends HubSpotException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** A failure of a call. */
    public CancelledException(String message, int status, @Nullable String correlationId) {
        super(message, status, correlationId, true);
    }
}
