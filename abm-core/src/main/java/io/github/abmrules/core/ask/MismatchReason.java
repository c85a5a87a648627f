package io.github.abmrules.core.ask;

/** Why an ask does not fit; where both hold, the first one is given. */
public enum MismatchReason {
    /** It asks for more trust than there is. */
    LEVEL,
    /** The channel does not work at this level of trust. */
    RANGE
}
