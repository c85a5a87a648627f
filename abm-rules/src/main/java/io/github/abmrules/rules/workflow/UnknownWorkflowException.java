package io.github.abmrules.rules.workflow;

import io.github.abmrules.core.rejection.Nearest;
import java.io.Serial;
import java.util.List;

/** There is no workflow of a name. */
public final class UnknownWorkflowException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnknownWorkflowException(String id, List<String> known) {
        super("There is no workflow \"" + id + "\". Known: " + String.join(", ", known) + "."
                + Nearest.maybe(id, known));
    }
}
