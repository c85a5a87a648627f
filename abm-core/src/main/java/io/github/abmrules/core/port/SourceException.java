package io.github.abmrules.core.port;

import java.io.Serial;

/**
 * A tool could not be asked, or did not take what it was given. That a tool knows nothing is no exception.
 */
public final class SourceException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Tool tool;
    private final String subject;
    private final String reason;
    private final boolean retryable;

    /**
     * A failure.
     *
     * @param tool what failed
     * @param subject the company or the record it failed on
     * @param reason how it failed
     * @param retryable whether the same call may succeed later
     */
    public SourceException(Tool tool, String subject, String reason, boolean retryable) {
        super(tool.id() + " failed on \"" + subject + "\": " + reason);
        this.tool = tool;
        this.subject = subject;
        this.reason = reason;
        this.retryable = retryable;
    }

    /** What failed. */
    public Tool tool() {
        return tool;
    }

    /** The company or the record it failed on. */
    public String subject() {
        return subject;
    }

    /** How it failed. */
    public String reason() {
        return reason;
    }

    /** Whether the same call may succeed later. */
    public boolean retryable() {
        return retryable;
    }
}
