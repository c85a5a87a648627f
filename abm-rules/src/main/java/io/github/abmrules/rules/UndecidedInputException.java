package io.github.abmrules.rules;

import java.io.Serial;

/** The rules failed on an input that nothing is wrong with, left a gap, or contradict each other. */
public final class UndecidedInputException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UndecidedInputException(String message) {
        super(message);
    }
}
