package io.github.abmrules.rules.parameters;

import java.util.List;
import java.util.Locale;

/** What kind of value a parameter has; {@code unit:} in the YAML, in lower case. */
public enum ParameterUnit {
    /** A window of calendar months. */
    MONTHS,
    /** A window of 24-hour days. */
    DAYS,
    /** A whole number of hours of working time. */
    HOURS,
    /** A whole number of things, not negative. */
    COUNT,
    /** A whole number of points, not negative. */
    POINTS,
    /** A whole number from 0 to 100. */
    PERCENT,
    /** A decimal number, not negative. */
    DECIMAL,
    /** true or false. */
    FLAG,
    /** A text. */
    TEXT,
    /** A list of texts. */
    CHOICES,
    /** A list of dates, each yyyy-mm-dd. */
    DATES,
    /** Texts by text. */
    TABLE,
    /** A list of maps, whose keys the pack's Java knows. */
    ROWS,
    /** Criteria of the scorecard. */
    CRITERIA;

    /** By which methods of {@link Parameters} rules ask for a value of this unit. */
    public List<String> getters() {
        return switch (this) {
            case MONTHS, DAYS -> List.of("window");
            case HOURS -> List.of("duration");
            case COUNT, POINTS, PERCENT -> List.of("number");
            case DECIMAL -> List.of("decimal");
            case FLAG -> List.of("flag");
            case TEXT -> List.of("text");
            case CHOICES -> List.of("choices");
            case DATES -> List.of("dates");
            case TABLE -> List.of();
            case ROWS -> List.of("rows");
            case CRITERIA -> List.of("criteria");
        };
    }

    /** As the YAML writes it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its value is one number. */
    public boolean isNumber() {
        return switch (this) {
            case MONTHS, DAYS, HOURS, COUNT, POINTS, PERCENT, DECIMAL -> true;
            default -> false;
        };
    }
}
