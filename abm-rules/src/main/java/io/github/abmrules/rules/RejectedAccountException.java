package io.github.abmrules.rules;

import io.github.abmrules.core.rejection.Problem;
import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** Something is wrong with an account, so nothing was decided about it. */
public final class RejectedAccountException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    RejectedAccountException(String accountId, List<Problem> problems) {
        super("The account \"" + accountId + "\" is rejected: "
                + problems.stream()
                        .map(problem ->
                                problem.field() + (problem.value() == null ? "" : " \"" + problem.value() + "\"") + " "
                                        + problem.message())
                        .collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong. */
    public List<Problem> problems() {
        return problems;
    }
}
