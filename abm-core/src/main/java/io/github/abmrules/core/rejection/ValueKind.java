package io.github.abmrules.core.rejection;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * How the text of an input becomes a value, and what is said when it does not. JSON, CSV and every other format read
 * through the same kinds, so that they accept the same and complain in the same words. Make one with {@link Values}.
 * Immutable and thread-safe.
 *
 * @param <T> the value
 */
public interface ValueKind<T> {

    /** The value that a text stands for, or null when it stands for none. Never throws. */
    @Nullable
    T parse(String text);

    /** What is wrong with a text that {@link #parse} does not accept, and what is allowed; follows field and value. */
    String complaint(String text);

    /** What is allowed, for a value that is missing; empty when there is nothing to list. */
    String allowed();

    /** The problem of a field with a text that {@link #parse} does not accept. */
    default Problem problem(String field, String text) {
        return new Problem(field, Values.excerpt(text), complaint(text));
    }

    /**
     * The value of a field, or null after a problem has been added.
     *
     * @param field the field with its path
     * @param text the text as it was read
     * @param problems where the problem goes
     */
    default @Nullable T read(String field, String text, Collection<? super Problem> problems) {
        T value = parse(text);
        if (value == null) {
            problems.add(problem(field, text));
        }
        return value;
    }
}
