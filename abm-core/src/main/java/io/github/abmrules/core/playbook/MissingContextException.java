package io.github.abmrules.core.playbook;

import java.io.Serial;

/** A workflow expects a context that nobody has provided. */
public final class MissingContextException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient ContextExpectation expected;

    /** A required context that is not there. */
    public MissingContextException(String workflow, ContextExpectation expected) {
        super("The workflow " + workflow + " needs the context " + expected.name() + ", which the skill "
                + expected.fromSkill() + " provides, but nobody has provided it."
                + (expected.run() == null ? "" : " Maybe run the workflow \"" + expected.run() + "\" first?"));
        this.expected = expected;
    }

    /** What is missing. */
    public ContextExpectation expected() {
        return expected;
    }
}
