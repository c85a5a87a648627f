package io.github.abmrules.hubspot.crm;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A condition of a search.
 *
 * @param property its name
 * @param operator how it is compared
 * @param value with what; null for operators without a value and for lists
 * @param values with what, for {@link Operator#IN} and {@link Operator#NOT_IN}
 * @param highValue the upper end of {@link Operator#BETWEEN}, inclusive
 */
public record Filter(
        String property,
        Operator operator,
        @Nullable String value,
        List<String> values,
        @Nullable String highValue) {

    /** How a property is compared. */
    public enum Operator {
        /** Less. */
        LT,
        /** Less or equal. */
        LTE,
        /** Greater. */
        GT,
        /** Greater or equal. */
        GTE,
        /** Equal. */
        EQ,
        /** Not equal. */
        NEQ,
        /** Between two values, both inclusive. */
        BETWEEN,
        /** One of several. */
        IN,
        /** None of several. */
        NOT_IN,
        /** Set. */
        HAS_PROPERTY,
        /** Not set. */
        NOT_HAS_PROPERTY,
        /** Contains a word. */
        CONTAINS_TOKEN,
        /** Does not contain a word. */
        NOT_CONTAINS_TOKEN
    }

    /** Copies the values. */
    public Filter {
        values = List.copyOf(values);
    }

    /** A comparison with one value. */
    public static Filter of(String property, Operator operator, String value) {
        return new Filter(property, operator, value, List.of(), null);
    }

    /** Equal to a value. */
    public static Filter equal(String property, String value) {
        return of(property, Operator.EQ, value);
    }

    /** One of several texts, which HubSpot wants in lower case. */
    public static Filter in(String property, List<String> values) {
        return new Filter(
                property,
                Operator.IN,
                null,
                values.stream().map(value -> value.toLowerCase(Locale.ROOT)).toList(),
                null);
    }

    /** Set, to whatever value. */
    public static Filter isSet(String property) {
        return new Filter(property, Operator.HAS_PROPERTY, null, List.of(), null);
    }
}
