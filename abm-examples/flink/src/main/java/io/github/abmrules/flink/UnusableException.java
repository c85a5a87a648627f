package io.github.abmrules.flink;

/** Something given on the command line cannot be used. The message says what is allowed. */
final class UnusableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnusableException(String message) {
        super(message);
    }
}
