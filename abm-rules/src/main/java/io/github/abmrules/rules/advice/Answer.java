package io.github.abmrules.rules.advice;

import io.github.abmrules.core.rejection.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one input: exactly one of a value, problems with the input, or a failure of the rules.
 *
 * @param input the input
 * @param value the answer
 * @param problems what is wrong with the input
 * @param failure why there is no answer although nothing is wrong with the input
 * @param <I> the input
 * @param <O> the answer
 */
public record Answer<I, O>(
        I input,
        @Nullable O value,
        List<Problem> problems,
        @Nullable String failure) {

    /** Copies the problems. */
    public Answer {
        problems = List.copyOf(problems);
    }

    /** An answer. */
    public static <I, O> Answer<I, O> of(I input, O value) {
        return new Answer<>(input, value, List.of(), null);
    }

    /** An input that something is wrong with. */
    public static <I, O> Answer<I, O> rejected(I input, List<Problem> problems) {
        return new Answer<>(input, null, problems, null);
    }

    /** An input that the rules failed on. */
    public static <I, O> Answer<I, O> failed(I input, String failure) {
        return new Answer<>(input, null, List.of(), failure);
    }
}
