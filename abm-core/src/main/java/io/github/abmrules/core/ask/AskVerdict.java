package io.github.abmrules.core.ask;

/** Whether an ask fits the trust there is. */
public enum AskVerdict {
    /** It fits. */
    ALLOWED,
    /** It asks for more trust than there is, or comes through a channel that does not work at this level. */
    MISMATCH
}
