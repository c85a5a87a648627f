package io.github.abmrules.hubspot.failure;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A call to HubSpot that came to nothing. The message has what was called and what to do, and never a token or a secret.
 */
public abstract sealed class HubSpotException extends RuntimeException
        permits AuthenticationException,
                CancelledException,
                DailyLimitException,
                MigrationException,
                MissingScopeException,
                PagingException,
                RateLimitException,
                RefusedException,
                UnavailableException,
                UnexpectedReplyException,
                UnknownOutcomeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable String correlationId;
    private final boolean retryable;

    HubSpotException(String message, int status, @Nullable String correlationId, boolean retryable) {
        super(message + (correlationId == null ? "" : " (correlation id " + correlationId + ")"));
        this.status = status;
        this.correlationId = correlationId;
        this.retryable = retryable;
    }

    /** The HTTP status; 0 when there was no reply. */
    public int status() {
        return status;
    }

    /** What HubSpot's support asks for; null when the reply had none. */
    public @Nullable String correlationId() {
        return correlationId;
    }

    /** Whether the same call may succeed later. */
    public boolean retryable() {
        return retryable;
    }
}
