package io.github.abmrules.rules.log;

/** The rules of a version are not there, or are not what they were. The message says which, and where they should be. */
public final class UnknownRulesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a message for people. */
    UnknownRulesException(String message) {
        super(message);
    }
}
