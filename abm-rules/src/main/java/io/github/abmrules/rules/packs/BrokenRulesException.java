package io.github.abmrules.rules.packs;

import java.io.Serial;
import java.util.List;

/** Rule packs cannot be used. Holds every problem that was found, each with its place and what to do. */
public final class BrokenRulesException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    /** One problem or several, each beginning with its place. */
    public BrokenRulesException(List<String> problems) {
        super(
                problems.size() == 1
                        ? problems.get(0)
                        : problems.size() + " problems in the rules:\n  " + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    /** The problems, in the order of packs, files and lines. */
    public List<String> problems() {
        return problems;
    }
}
