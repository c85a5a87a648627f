package io.github.abmrules.flink.ruleset;

/** Rules that arrived cannot be used. The message says why. */
public final class UnusableRulesException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Rules that cannot be used. */
    public UnusableRulesException(String message) {
        super(message);
    }
}
