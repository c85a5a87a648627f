package io.github.abmrules.rules;

import io.github.abmrules.rules.advice.Question;
import io.github.abmrules.rules.content.ContentQuestion;
import io.github.abmrules.rules.health.HealthQuestion;
import java.util.List;

/** The questions that an {@link Advisor} answers. */
public final class Questions {

    /** How healthy is a programme, and its portfolio of accounts? */
    public static final HealthQuestion PROGRAMME = HealthQuestion.INSTANCE;

    /** Which content fits an account? */
    public static final ContentQuestion CONTENT = ContentQuestion.INSTANCE;

    private static final List<Question<?, ?>> ALL = List.of(PROGRAMME, CONTENT);

    private Questions() {}

    /** All of them, in the order of their packs. */
    public static List<Question<?, ?>> all() {
        return ALL;
    }
}
