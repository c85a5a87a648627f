package io.github.abmrules.core.json;

import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.rejection.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of an input: either its value, or all that is wrong with it. Immutable and thread-safe when the value is.
 *
 * @param index 0-based position of the record in the input
 * @param line physical line on which it begins, 1-based; null where the input has no lines
 * @param id the record's own id, when it could be read, even if the rest could not
 * @param value the value; null exactly when there are problems
 * @param problems what is wrong, in the order of the text, then what is missing; empty exactly when there is a value
 * @param <T> the value
 */
public record ReadRecord<T>(
        long index,
        @Nullable Long line,
        @Nullable String id,
        @Nullable T value,
        List<Problem> problems) {

    /** Copies the problems and checks that there is either a value or a problem. */
    public ReadRecord {
        problems = List.copyOf(problems);
        if ((value == null) == problems.isEmpty()) {
            throw new IllegalArgumentException("A record has either a value or problems, but record " + index + " has "
                    + (value == null ? "neither." : "both: " + problems + "."));
        }
    }

    /** One rejection a problem; empty when there is a value. */
    public List<Rejection> rejections() {
        return problems.stream()
                .map(problem -> Rejection.of(index, line, id, problem))
                .toList();
    }
}
