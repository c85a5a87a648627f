package io.github.abmrules.rules.yaml;

import java.io.Serial;
import java.util.List;

/**
 * Configuration files cannot be used. Holds every problem that was found. The message of each begins with the place,
 * {@code file:line:column}, says what to do, and shows the line.
 */
public final class BrokenFileException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final List<FileProblem> problems;

    /** A mistake about a file as a whole. */
    public BrokenFileException(String file, String message) {
        this(List.of(new FileProblem(file, 0, 0, message, "")));
    }

    /** Mistakes, at least one. */
    public BrokenFileException(List<FileProblem> problems) {
        super(
                problems.size() == 1
                        ? problems.get(0).toString()
                        : problems.size() + " problems in the files:\n  "
                                + String.join(
                                        "\n  ",
                                        problems.stream()
                                                .map(FileProblem::toString)
                                                .toList()));
        this.problems = List.copyOf(problems);
    }

    /** The problems, in the order of files and lines. */
    public List<FileProblem> problems() {
        return problems;
    }
}
