package io.github.abmrules.hubspot.failure;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The token lacks scopes (403). */
public final class MissingScopeException extends HubSpotException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<String> scopes;

    /**
     * A call that the token does not allow.
     *
     * @param scopes the scopes that are missing; empty when HubSpot did not say
     */
    public MissingScopeException(String message, @Nullable String correlationId, List<String> scopes) {
        super(message, 403, correlationId, false);
        this.scopes = List.copyOf(scopes);
    }

    /** The scopes that are missing; empty when HubSpot did not say. */
    public List<String> scopes() {
        return scopes == null ? List.of() : scopes;
    }
}
