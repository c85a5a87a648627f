package io.github.abmrules.hubspot.failure;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** HubSpot understood the call and refused it (400, 404, 409, 414 …). Repeating it changes nothing. */
public final class RefusedException extends HubSpotException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<ErrorDetail> details;

    /**
     * A refused call.
     *
     * @param details the single errors; empty when the reply had none
     */
    public RefusedException(String message, int status, @Nullable String correlationId, List<ErrorDetail> details) {
        super(message, status, correlationId, false);
        this.details = List.copyOf(details);
    }

    /** The single errors of the reply. */
    public List<ErrorDetail> details() {
        return details == null ? List.of() : details;
    }
}
