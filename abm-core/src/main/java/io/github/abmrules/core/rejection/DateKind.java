package io.github.abmrules.core.rejection;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A date of the calendar. */
enum DateKind implements ValueKind<LocalDate> {
    ISO;

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt ].*");
    private static final int LENGTH = "2026-06-30".length();

    @Override
    public @Nullable LocalDate parse(String text) {
        if (!DATE.matcher(text).matches()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    @Override
    public String complaint(String text) {
        String advice = INSTANT.matcher(text).matches() && parse(text.substring(0, LENGTH)) != null
                ? ". Maybe \"" + text.substring(0, LENGTH) + "\"?"
                : "";
        return "is not a date; allowed: " + allowed() + advice;
    }

    @Override
    public String allowed() {
        return "a date such as 2026-06-30";
    }
}
