package io.github.abmrules.core.store;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A store could not be read or written. What was being written is either there as a whole or not at all. */
public final class StoreException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    /**
     * A failure.
     *
     * @param message what failed, how, and what may help
     * @param retryable whether the same call may succeed later
     */
    public StoreException(String message, boolean retryable, @Nullable Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
    }

    /** Whether the same call may succeed later. */
    public boolean retryable() {
        return retryable;
    }
}
