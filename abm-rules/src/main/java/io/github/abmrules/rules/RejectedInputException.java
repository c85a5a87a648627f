package io.github.abmrules.rules;

import io.github.abmrules.core.rejection.Problem;
import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** Something is wrong with an input, and it was not decided. */
public final class RejectedInputException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    RejectedInputException(List<Problem> problems) {
        super(problems.stream()
                .map(problem -> problem.field() + (problem.value() == null ? "" : " \"" + problem.value() + "\"") + " "
                        + problem.message())
                .collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /** All that is wrong; empty in a copy that was serialized. */
    public List<Problem> problems() {
        return problems == null ? List.of() : problems;
    }
}
