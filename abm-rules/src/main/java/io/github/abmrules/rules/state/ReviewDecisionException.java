package io.github.abmrules.rules.state;

import java.io.Serial;

/** A review cannot be decided so. Nothing of the decision was written. */
public final class ReviewDecisionException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Reason {
        /** There is no such review. */
        UNKNOWN,
        /** A person has decided it already. */
        DECIDED,
        /** Another proposal, or none, took its place. */
        SUPERSEDED,
        /** Nobody decided it in time. */
        EXPIRED,
        /** Active Focus holds as many accounts as it can. */
        CAPACITY,
        /** The instant is before the last change of the account. */
        TOO_EARLY,
        /** The account cannot be decided as it is. */
        UNDECIDED
    }

    private final Reason reason;

    ReviewDecisionException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why not. */
    public Reason reason() {
        return reason;
    }
}
