package io.github.abmrules.core.json;

import java.io.Serial;

/**
 * An input as a whole cannot be read. The message tells the line and column where that is known, what was found there, and
 * what may help.
 */
public final class UnreadableInputException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** An input that cannot be read, for the reason given. */
    public UnreadableInputException(String message) {
        super(message);
    }
}
