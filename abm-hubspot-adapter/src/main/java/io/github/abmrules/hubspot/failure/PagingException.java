package io.github.abmrules.hubspot.failure;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A search gives pages without anything new, or fewer records than it counts, or cannot be split. */
public final class PagingException extends HubSpotException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** A failure of a call. */
    public PagingException(String message, int status, @Nullable String correlationId) {
        super(message, status, correlationId, true);
    }
}
