package io.github.abmrules.core.content;

import io.github.abmrules.core.programme.ProgramType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A programme: what it is for, who owns it, and what goes into it.
 *
 * @param type which
 * @param owner who owns it
 * @param goal what it should bring about
 * @param opportunity how likely its accounts are an opportunity
 * @param size how many accounts it should hold
 * @param resources what it gets of the effort of sales and marketing
 * @param questions what it should find out about an account
 * @param metrics what it is measured by
 */
public record Program(
        ProgramType type,
        @Nullable String owner,
        @Nullable String goal,
        @Nullable String opportunity,
        @Nullable String size,
        @Nullable String resources,
        List<String> questions,
        List<String> metrics) {

    /** Copies the lists. */
    public Program {
        questions = List.copyOf(questions);
        metrics = List.copyOf(metrics);
    }
}
