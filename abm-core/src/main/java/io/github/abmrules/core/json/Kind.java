package io.github.abmrules.core.json;

import io.github.abmrules.core.rejection.ValueKind;
import io.github.abmrules.core.rejection.Values;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the JSON of a field becomes its value. Stateless and shared by all threads.
 *
 * @param <V> the value
 */
interface Kind<V> {

    /**
     * Reads the value whose first token the cursor stands on, and leaves the cursor on its last.
     *
     * @return null when something is wrong with it; then the cursor has been told
     */
    @Nullable
    V read(JsonCursor in) throws IOException;

    /**
     * Reads the value that comes next in a record in which nothing is wrong, and goes to its end.
     *
     * @throws FlawlessJson.Doubt when it may be another value than {@link #read} finds, or none
     */
    default V readFlawless(FlawlessJson in) {
        throw FlawlessJson.doubt();
    }

    /** What is allowed, for a value that is missing; empty when there is nothing to list. */
    default String allowed() {
        return "";
    }

    /** Any text. */
    static Kind<String> text() {
        return new ScalarKind<>(JsonType.TEXT, Values.text());
    }

    /** A text that is not blank. */
    static Kind<String> id() {
        return new ScalarKind<>(JsonType.TEXT, Values.id());
    }

    /** A constant by its name. */
    static <E extends Enum<E>> Kind<E> enumeration(Class<E> type) {
        return new ConstantKind<>(type, Enum::name);
    }

    /** A constant by the id that it has in JSON. */
    static <E extends Enum<E>> Kind<E> enumeration(Class<E> type, Function<E, String> id) {
        return new ConstantKind<>(type, id);
    }

    /** An instant, or a date in the zone of the reading. */
    static Kind<Instant> instant() {
        return ZonedInstantKind.INSTANCE;
    }

    /** A date. */
    static Kind<LocalDate> date() {
        return new ScalarKind<>(JsonType.TEXT, Values.date());
    }

    /** True or false. */
    static Kind<Boolean> bool() {
        return new ScalarKind<>(JsonType.BOOLEAN, Values.bool());
    }

    /** A number. */
    static <N extends Number> Kind<N> number(ValueKind<N> values) {
        return new ScalarKind<>(JsonType.NUMBER, values);
    }

    /** A list of values of one kind. */
    static <V> Kind<List<V>> listOf(Kind<V> element) {
        return new ListKind<>(element);
    }
}
