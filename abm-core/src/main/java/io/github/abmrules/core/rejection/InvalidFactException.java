package io.github.abmrules.core.rejection;

import java.io.Serial;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A fact was built with a value that it cannot have. Names the field as JSON does, the value and what is allowed. */
public final class InvalidFactException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String field;
    private final @Nullable String value;
    private final String reason;

    /**
     * A wrong value.
     *
     * @param field the field, in snake_case
     * @param value the value as text; null when it is missing
     * @param reason what is wrong and what is allowed; follows the field in the message
     */
    public InvalidFactException(String field, @Nullable String value, String reason) {
        super(field + (value == null ? "" : " \"" + value + "\"") + " " + reason);
        this.field = field;
        this.value = value;
        this.reason = reason;
    }

    /** The field, in snake_case. */
    public String field() {
        return field;
    }

    /** The value as text; null when it is missing. */
    public @Nullable String value() {
        return value;
    }

    /** What is wrong and what is allowed. */
    public String reason() {
        return reason;
    }

    /** This mistake as a problem of the field at {@code path}, for example {@code signals[2].}. */
    public Problem asProblem(String path) {
        return new Problem(path + field, value, reason);
    }

    /**
     * Checks that a component is there.
     *
     * @throws InvalidFactException when it is null
     */
    public static void require(String field, @Nullable Object value) {
        if (value == null) {
            throw new InvalidFactException(field, null, "is required");
        }
    }

    /**
     * Checks that a number, if it is there, is in a range, both ends inclusive.
     *
     * @throws InvalidFactException when it is outside
     */
    public static void requireBetween(String field, @Nullable BigDecimal value, int least, int most) {
        if (value != null
                && (value.compareTo(BigDecimal.valueOf(least)) < 0 || value.compareTo(BigDecimal.valueOf(most)) > 0)) {
            throw new InvalidFactException(
                    field, value.toPlainString(), "must be a number from " + least + " to " + most);
        }
    }

    /**
     * Checks that a text is there and not blank.
     *
     * @throws InvalidFactException when it is null or blank
     */
    public static void requireText(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidFactException(field, value, "is required and must not be blank");
        }
    }
}
