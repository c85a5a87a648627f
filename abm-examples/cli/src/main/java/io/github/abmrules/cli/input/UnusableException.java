package io.github.abmrules.cli.input;

import java.io.Serial;

/** The command cannot begin: an option or a file is not what it should be. Nothing has been written. */
public final class UnusableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** What is wrong, and what may help. */
    public UnusableException(String message) {
        super(message);
    }
}
