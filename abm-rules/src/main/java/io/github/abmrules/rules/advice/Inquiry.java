package io.github.abmrules.rules.advice;

import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.rules.stage.UndecidedException;
import java.util.Collection;
import java.util.List;

/**
 * One input on its way through the rules. It is asked for facts; when the rules have fired on them it is asked again, until
 * it has none to give; then it is asked for the answer. So a stage begins only when the rules of the one before have all
 * fired, and no rule needs to ask for what is not there. Used once, from one thread.
 *
 * @param <O> the answer
 */
public interface Inquiry<O> {

    /**
     * The facts of the next stage.
     *
     * @param notes what rules have noted so far; empty the first time
     * @return empty when the rules have nothing more to say
     */
    Collection<?> next(Notes notes);

    /** What is wrong with the input, asked after the last stage; then there is no answer. */
    default List<Problem> problems() {
        return List.of();
    }

    /**
     * The answer.
     *
     * @param notes all that rules have noted
     * @throws UndecidedException when the rules leave a gap or contradict each other
     */
    O answer(Notes notes) throws UndecidedException;
}
