package io.github.abmrules.rules;

import io.github.abmrules.core.playbook.NewsScan;
import io.github.abmrules.core.playbook.Prospect;
import io.github.abmrules.core.playbook.PursuitAdvice;
import io.github.abmrules.core.playbook.TriggerReport;
import io.github.abmrules.rules.advice.Question;
import io.github.abmrules.rules.research.NewsQuestion;
import io.github.abmrules.rules.research.PursuitQuestion;
import java.util.List;

/** The questions that an {@link Advisor} answers. */
public final class Questions {

    /** What is the news about a company worth? */
    public static final Question<NewsScan, TriggerReport> NEWS = NewsQuestion.INSTANCE;

    /** Should a company be pursued? */
    public static final Question<Prospect, PursuitAdvice> PURSUIT = PursuitQuestion.INSTANCE;

    private static final List<Question<?, ?>> ALL = List.of(NEWS, PURSUIT);

    private Questions() {}

    /** All of them, in the order of their packs. */
    public static List<Question<?, ?>> all() {
        return ALL;
    }
}
