package io.github.abmrules.rules.state;

/** Hears of a long run. Called from the thread of the run. */
@FunctionalInterface
public interface LedgerListener {

    /** Hears nothing. */
    LedgerListener NONE = applied -> {};

    /** An account is done: what follows from its decision is in the store. */
    void done(Applied applied);
}
