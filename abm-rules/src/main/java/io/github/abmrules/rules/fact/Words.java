package io.github.abmrules.rules.fact;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Facts in words. */
final class Words {
    private static final int DAY = 86_400;
    private static final int LONGEST_INSTANT = 31;

    private Words() {}

    /** What was seen, and when or how much of it. */
    static String of(String what, @Nullable Object value) {
        if (value == null) {
            return what;
        }
        if (value instanceof Instant instant) {
            StringBuilder text = new StringBuilder(what.length() + 1 + LONGEST_INSTANT);
            text.append(what).append(' ');
            append(text, instant);
            return text.toString();
        }
        return what + " " + value;
    }

    /** The text of {@link Instant#toString()}, several times as fast. */
    private static void append(StringBuilder text, Instant instant) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(instant.getEpochSecond(), DAY));
        if (date.getYear() < 0 || date.getYear() > 9999) {
            text.append(instant);
            return;
        }
        int second = Math.floorMod(instant.getEpochSecond(), DAY);
        digits(text, date.getYear(), 1000);
        digits(text.append('-'), date.getMonthValue(), 10);
        digits(text.append('-'), date.getDayOfMonth(), 10);
        digits(text.append('T'), second / 3_600, 10);
        digits(text.append(':'), second / 60 % 60, 10);
        digits(text.append(':'), second % 60, 10);
        int nanos = instant.getNano();
        if (nanos != 0) {
            text.append('.');
            if (nanos % 1_000_000 == 0) {
                digits(text, nanos / 1_000_000, 100);
            } else if (nanos % 1_000 == 0) {
                digits(text, nanos / 1_000, 100_000);
            } else {
                digits(text, nanos, 100_000_000);
            }
        }
        text.append('Z');
    }

    private static void digits(StringBuilder text, int number, int highest) {
        for (int place = highest; place > 0; place /= 10) {
            text.append((char) ('0' + number / place % 10));
        }
    }
}
