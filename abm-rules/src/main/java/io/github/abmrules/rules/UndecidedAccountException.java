package io.github.abmrules.rules;

import io.github.abmrules.core.assignment.Failure;
import java.io.Serial;

/** The rules failed on an account that nothing is wrong with: they leave a gap, contradict each other, or throw. */
public final class UndecidedAccountException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    UndecidedAccountException(Failure failure) {
        super("No decision about the account \"" + failure.accountId() + "\" (" + failure.source() + "): "
                + failure.message());
        this.failure = failure;
    }

    /** What failed, and how. */
    public Failure failure() {
        return failure;
    }
}
