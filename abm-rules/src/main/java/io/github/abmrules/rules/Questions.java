package io.github.abmrules.rules;

import io.github.abmrules.rules.advice.Question;
import java.util.List;

/** The questions that an {@link Advisor} answers. */
public final class Questions {

    private static final List<Question<?, ?>> ALL = List.of();

    private Questions() {}

    /** All of them, in the order of their packs. */
    public static List<Question<?, ?>> all() {
        return ALL;
    }
}
