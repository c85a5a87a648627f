package io.github.abmrules.rules;

import java.io.Serial;

/** The rules failed on an account that nothing is wrong with: they leave a gap, contradict each other, or throw. */
public final class UndecidedAccountException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UndecidedAccountException(String accountId, String source, String message) {
        super("No decision about the account \"" + accountId + "\" (" + source + "): " + message);
    }
}
