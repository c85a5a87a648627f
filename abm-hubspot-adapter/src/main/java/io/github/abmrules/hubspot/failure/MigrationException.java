package io.github.abmrules.hubspot.failure;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The account moves to another region (477), which takes up to a day. Not repeated. */
public final class MigrationException extends HubSpotException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** A failure of a call. */
    public MigrationException(String message, int status, @Nullable String correlationId) {
        super(message, status, correlationId, true);
    }
}
