package io.github.abmrules.cli;

import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.core.rejection.ValueKind;
import io.github.abmrules.core.rejection.Values;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the values of options that say what a record would say. */
final class OptionValues {

    private OptionValues() {}

    /** A text that must be given. */
    static String text(String option, @Nullable String value, String example) {
        if (value == null || value.isBlank()) {
            throw new UnusableException(option + " is missing. Maybe \"" + option + " " + example + "\"?");
        }
        return value;
    }

    /** A date that must be given. */
    static LocalDate date(String option, @Nullable String value) {
        return require(option, text(option, value, "2026-06-30"), Values.date());
    }

    /** A date that may be left out. */
    static @Nullable LocalDate optionalDate(String option, @Nullable String value) {
        return value == null ? null : date(option, value);
    }

    /** A constant in any capitals, with hyphens or underscores; null when it is left out. */
    static <E extends Enum<E>> @Nullable E optionalConstant(String option, @Nullable String value, Class<E> type) {
        if (value == null) {
            return null;
        }
        ValueKind<E> kind = Values.enumeration(type);
        E constant = kind.parse(value.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
        if (constant == null) {
            throw new UnusableException(option + " \"" + value + "\" " + kind.complaint(value));
        }
        return constant;
    }

    /** A constant that must be given. */
    static <E extends Enum<E>> E constant(String option, @Nullable String value, Class<E> type, String example) {
        text(option, value, example);
        E constant = optionalConstant(option, value, type);
        if (constant == null) {
            throw new IllegalStateException(option);
        }
        return constant;
    }

    /** The parts of a list with commas. */
    static List<String> list(@Nullable String value) {
        return value == null
                ? List.of()
                : Arrays.stream(value.split(",", -1))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
    }

    /** A zone. */
    static ZoneId zone(String zone) {
        try {
            return ZoneId.of(zone).normalized();
        } catch (DateTimeException e) {
            throw new UnusableException("--zone \"" + zone + "\" is not known."
                    + Nearest.maybe(zone, ZoneId.getAvailableZoneIds()) + " Known are names such as Europe/Berlin and"
                    + " offsets such as +01:00.");
        }
    }

    /** An instant, or the last instant of a day. */
    static Instant endOf(String option, String value, ZoneId zone) {
        Instant instant = require(option, value, Values.instant(zone));
        if (value.indexOf('T') >= 0 || value.indexOf('t') >= 0) {
            return instant;
        }
        LocalDate next = LocalDate.parse(value).plusDays(1);
        return next.atStartOfDay(zone).toInstant().minusNanos(1);
    }

    /** An instant, or the first instant of a day; null when it is left out. */
    static @Nullable Instant startOf(String option, @Nullable String value, ZoneId zone) {
        return value == null ? null : require(option, value, Values.instant(zone));
    }

    /** The value of {@code --as-of}, now by default: then it is printed. */
    static Instant asOf(@Nullable String value, ZoneId zone, Shell shell) {
        if (value != null) {
            return endOf("--as-of", value, zone);
        }
        Instant now = shell.clock().instant();
        shell.say("as of " + now + ", since --as-of is not given");
        return now;
    }

    private static <T> T require(String option, String value, ValueKind<T> kind) {
        T parsed = kind.parse(value);
        if (parsed == null) {
            throw new UnusableException(option + " \"" + value + "\" " + kind.complaint(value));
        }
        return parsed;
    }
}
