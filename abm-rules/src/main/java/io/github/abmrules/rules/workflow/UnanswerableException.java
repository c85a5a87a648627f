package io.github.abmrules.rules.workflow;

import java.io.Serial;

/** A person answered a decision that does not wait for that answer. */
public final class UnanswerableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnanswerableException(String message) {
        super(message);
    }
}
