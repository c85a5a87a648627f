package io.github.abmrules.cli.input;

import java.io.UncheckedIOException;

/** Why a stream failed, for people. */
public final class StreamFailure {

    private StreamFailure() {}

    /** The system's own words. */
    public static String reason(UncheckedIOException e) {
        Throwable cause = e.getCause();
        String message = cause == null ? e.getMessage() : cause.getMessage();
        return message == null ? "the stream failed" : message;
    }
}
