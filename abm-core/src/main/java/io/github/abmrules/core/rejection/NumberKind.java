package io.github.abmrules.core.rejection;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A number in a range. So many digits that arithmetic with it would be an attack are refused. */
final class NumberKind<N> implements ValueKind<N> {

    private static final int MOST_DIGITS = 30;
    private static final int LONGEST_TEXT = 100;
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("-?\\d+,\\d{1,2}");

    private final BigDecimal least;
    private final @Nullable BigDecimal most;
    private final boolean whole;
    private final Function<BigDecimal, N> exact;

    NumberKind(BigDecimal least, @Nullable BigDecimal most, boolean whole, Function<BigDecimal, N> exact) {
        this.least = least;
        this.most = most;
        this.whole = whole;
        this.exact = exact;
    }

    @Override
    public @Nullable N parse(String text) {
        BigDecimal number = number(text);
        return number == null || !inRange(number) || (whole && !isWhole(number)) ? null : exact.apply(number);
    }

    @Override
    public String complaint(String text) {
        BigDecimal number = number(text);
        if (number != null) {
            if (inRange(number)) {
                return "is not a whole number; allowed: " + allowed() + ". Maybe \""
                        + number.setScale(0, RoundingMode.HALF_UP).toPlainString() + "\"?";
            }
            boolean negative = number.signum() < 0 && least.signum() == 0;
            return (negative ? "must not be negative; allowed: " : "is out of range; allowed: ") + allowed();
        }
        if (text.length() > LONGEST_TEXT || NUMBER.matcher(text).matches()) {
            return "has too many digits; allowed: at most " + MOST_DIGITS + " before and " + MOST_DIGITS
                    + " after the decimal point";
        }
        String candidate = text.strip();
        if (DECIMAL_COMMA.matcher(candidate).matches()) {
            candidate = candidate.replace(',', '.');
        }
        return "is not a number; allowed: " + allowed()
                + (parse(candidate) == null ? "" : ". Maybe \"" + candidate + "\"?");
    }

    @Override
    public String allowed() {
        String unit = whole ? "a whole number" : "a number";
        return most == null ? unit + " of " + least + " or more" : unit + " from " + least + " to " + most;
    }

    private boolean inRange(BigDecimal number) {
        return number.compareTo(least) >= 0 && (most == null || number.compareTo(most) <= 0);
    }

    private static boolean isWhole(BigDecimal number) {
        return number.scale() <= 0 || number.stripTrailingZeros().scale() <= 0;
    }

    private static @Nullable BigDecimal number(String text) {
        if (text.length() > LONGEST_TEXT || !NUMBER.matcher(text).matches()) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            long scale = number.scale();
            return scale > MOST_DIGITS || number.precision() - scale > MOST_DIGITS ? null : number;
        } catch (NumberFormatException exponentTooLarge) {
            return null;
        }
    }
}
