package io.github.abmrules.core.rejection;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An instant with {@code Z} or an offset, or the start of a day, in the years 0001 to 9999. */
final class InstantKind implements ValueKind<Instant> {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final int DATE_LENGTH = "2026-03-01".length();
    private static final int SECONDS_LENGTH = "2026-03-01T09:00:00".length();
    private static final int LONGEST_FRACTION = 9;
    private static final int LONGEST_ADVICE = 40;
    private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})");
    private static final Pattern SHORT_OFFSET = Pattern.compile("(.+T.+[+-]\\d\\d)(\\d\\d)");

    private final ZoneId zone;

    InstantKind(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public @Nullable Instant parse(String text) {
        int length = text.length();
        if (length > SECONDS_LENGTH && text.charAt(length - 1) == 'Z') {
            Instant utc = utc(text);
            if (utc != null) {
                return utc;
            }
        }
        LocalDate date = length == DATE_LENGTH ? date(text) : null;
        Instant instant = date == null ? anyYear(text) : date.atStartOfDay(zone).toInstant();
        return instant == null || instant.isBefore(FIRST) || instant.isAfter(LAST) ? null : instant;
    }

    @Override
    public String complaint(String text) {
        if (anyYear(text) != null) {
            return "is outside the years 0001 to 9999";
        }
        String nearest = text.length() > LONGEST_ADVICE ? null : nearest(text);
        return "is not an instant; allowed: " + allowed() + (nearest == null ? "" : ". Maybe \"" + nearest + "\"?");
    }

    @Override
    public String allowed() {
        return "an instant such as 2026-03-01T09:00:00Z or 2026-03-01T10:00:00+01:00, or a date such as 2026-03-01";
    }

    /** The common form, several times as fast as the JDK's formatter; null for every other form and for a wrong value. */
    private static @Nullable Instant utc(String text) {
        int end = text.length() - 1;
        if (text.charAt(DATE_LENGTH) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':'
                || (end > SECONDS_LENGTH && text.charAt(SECONDS_LENGTH) != '.')) {
            return null;
        }
        LocalDate date = date(text);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, SECONDS_LENGTH);
        if (date == null || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return null;
        }
        long epochSecond = date.toEpochDay() * 86_400 + hour * 3_600L + minute * 60L + second;
        if (end == SECONDS_LENGTH) {
            return Instant.ofEpochSecond(epochSecond);
        }
        int fraction = end - SECONDS_LENGTH - 1;
        int nanos = fraction > LONGEST_FRACTION ? -1 : digits(text, SECONDS_LENGTH + 1, end);
        if (fraction < 1 || nanos < 0) {
            return null;
        }
        for (int i = fraction; i < LONGEST_FRACTION; i++) {
            nanos *= 10;
        }
        return Instant.ofEpochSecond(epochSecond, nanos);
    }

    /** The date that a text of at least ten characters begins with, in the common form. */
    private static @Nullable LocalDate date(String text) {
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, DATE_LENGTH);
        if (text.charAt(4) != '-' || text.charAt(7) != '-' || year < 1 || month < 1 || month > 12 || day < 1) {
            return null;
        }
        return day > 28 && day > lengthOfMonth(year, month) ? null : LocalDate.of(year, month, day);
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static int lengthOfMonth(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    private @Nullable Instant anyYear(String text) {
        try {
            return text.indexOf('T') < 0 && text.indexOf('t') < 0
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notOfThisForm) {
            return null;
        }
    }

    private @Nullable String nearest(String text) {
        String written = text.strip().toUpperCase(Locale.ROOT).replace(' ', 'T');
        int time = written.indexOf('T');
        Matcher date = DATE.matcher(time < 0 ? written : written.substring(0, time));
        if (!date.matches()) {
            return null;
        }
        String day = date.group(1) + "-" + twoDigits(date.group(2)) + "-" + twoDigits(date.group(3));
        String candidate = time < 0 ? day : day + written.substring(time);
        Matcher offset = SHORT_OFFSET.matcher(candidate);
        if (offset.matches()) {
            candidate = offset.group(1) + ":" + offset.group(2);
        }
        if (parse(candidate) != null) {
            return candidate;
        }
        return time >= 0 && parse(candidate + "Z") != null ? candidate + "Z" : null;
    }

    private static String twoDigits(String number) {
        return number.length() == 1 ? "0" + number : number;
    }
}
