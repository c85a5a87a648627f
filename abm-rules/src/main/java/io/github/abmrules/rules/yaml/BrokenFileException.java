package io.github.abmrules.rules.yaml;

import java.io.Serial;

/** A configuration file cannot be used. The message begins with the place, {@code file:line}, and says what to do. */
public final class BrokenFileException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** A mistake at a place. */
    public BrokenFileException(String place, String message) {
        super(place + ": " + message);
    }
}
