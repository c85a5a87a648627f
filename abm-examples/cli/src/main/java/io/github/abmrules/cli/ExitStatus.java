package io.github.abmrules.cli;

/** What the process tells its caller when it ends. */
public final class ExitStatus {

    /** Done. */
    public static final int DONE = 0;
    /** Done, but records were rejected. */
    public static final int REJECTED = 1;
    /** Bad usage, unreadable input, broken rules or parameters: nothing was written. */
    public static final int UNUSABLE = 2;
    /** Interrupted, or a source failed half way: what was written is complete up to a record. */
    public static final int INTERRUPTED = 3;

    private ExitStatus() {}
}
