package io.github.abmrules.core.rejection;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Function;

/** The kinds of values that inputs are made of. */
public final class Values {

    private static final int LONGEST_EXCERPT = 200;

    private Values() {}

    /** Any text. */
    public static ValueKind<String> text() {
        return TextKind.ANY;
    }

    /** A text that is not blank: an id, a name that must be there. */
    public static ValueKind<String> id() {
        return TextKind.NOT_BLANK;
    }

    /** A constant by its exact name. */
    public static <E extends Enum<E>> ValueKind<E> enumeration(Class<E> type) {
        return enumeration(type, Enum::name);
    }

    /** A constant by the exact id that it has in JSON. */
    public static <E extends Enum<E>> ValueKind<E> enumeration(Class<E> type, Function<E, String> id) {
        return new EnumKind<>(type, id);
    }

    /**
     * An instant with {@code Z} or an offset, or a bare date, which means the start of that day.
     *
     * @param zone the zone of bare dates
     */
    public static ValueKind<Instant> instant(ZoneId zone) {
        return new InstantKind(zone);
    }

    /** A date, {@code yyyy-mm-dd}. */
    public static ValueKind<LocalDate> date() {
        return DateKind.ISO;
    }

    /** {@code true} or {@code false}, in capitals too, as spreadsheets write them. */
    public static ValueKind<Boolean> bool() {
        return BooleanKind.TRUE_OR_FALSE;
    }

    /** A whole number in a range, both ends inclusive. */
    public static ValueKind<Integer> integer(int least, int most) {
        return new NumberKind<>(BigDecimal.valueOf(least), BigDecimal.valueOf(most), true, BigDecimal::intValueExact);
    }

    /** A whole number in a range, both ends inclusive. */
    public static ValueKind<Long> wholeNumber(long least, long most) {
        return new NumberKind<>(BigDecimal.valueOf(least), BigDecimal.valueOf(most), true, BigDecimal::longValueExact);
    }

    /** A decimal number that is not negative, with a decimal point. Its scale stays as written. */
    public static ValueKind<BigDecimal> decimal() {
        return new NumberKind<>(BigDecimal.ZERO, null, false, Function.identity());
    }

    /** A decimal number in a range, both ends inclusive, with a decimal point. Its scale stays as written. */
    public static ValueKind<BigDecimal> decimal(BigDecimal least, BigDecimal most) {
        return new NumberKind<>(least, most, false, Function.identity());
    }

    /** A text as a {@link Problem} shows it: whole, or its beginning when it is long. */
    public static String excerpt(String text) {
        if (text.length() <= LONGEST_EXCERPT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_EXCERPT - 1)) ? LONGEST_EXCERPT - 1 : LONGEST_EXCERPT;
        return text.substring(0, end) + "…";
    }
}
