package io.github.abmrules.rules.advice;

import io.github.abmrules.rules.parameters.ParameterSet;
import java.time.ZoneId;
import java.util.List;

/**
 * A question that rule packs answer: how an input becomes facts, and the notes of the rules an answer. Implementations are
 * stateless and thread-safe.
 *
 * @param <I> the input, a record (its first component names it) or an {@link io.github.abmrules.core.account.Account}
 * @param <O> the answer, a record
 */
public interface Question<I, O> {

    /** What one input is called, in snake_case: the key of it in scenarios, such as {@code lead}. */
    String name();

    /** What the answers are called in JSON, such as {@code leads}. */
    String answers();

    /** The packs that answer it, and no others are loaded for it. */
    List<String> packs();

    /** The class of inputs. */
    Class<I> inputType();

    /** The class of answers. */
    Class<O> answerType();

    /**
     * Checks parameters that can only be wrong together, before anything is asked.
     *
     * @throws io.github.abmrules.rules.yaml.BrokenFileException when no input could be answered with them
     */
    default void check(ParameterSet parameters, ZoneId zone) {}

    /** Begins with an input. */
    Inquiry<O> inquire(I input, Setting setting);
}
