package io.github.abmrules.cli.mapping;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the cells of one column become the values of one field.
 *
 * @param column the column's name in the header
 * @param place where the mapping says so; empty for a column that needs no mapping
 * @param translate mistakes and what they should be: each one put right is a finding
 * @param values the words of the export and ours, when it has words of its own: all of them, and no finding
 * @param known the values that are known, after translation; empty when they are not listed
 * @param dateFormat how dates are written; null for ISO
 * @param zone the zone of dates without one
 * @param numbers how numbers are written
 * @param factor what a number is multiplied by; null for 1
 */
record ColumnRule(
        String column,
        String place,
        Map<String, String> translate,
        Map<String, String> values,
        List<String> known,
        @Nullable DateFormat dateFormat,
        ZoneId zone,
        NumberFormat numbers,
        @Nullable BigDecimal factor) {

    ColumnRule {
        translate = Map.copyOf(translate);
        known = List.copyOf(known);
    }

    /** A column whose name and values are ours already. */
    static ColumnRule own(String column, ZoneId zone) {
        return new ColumnRule(column, "", Map.of(), Map.of(), List.of(), null, zone, NumberFormat.PLAIN, null);
    }

    /**
     * How numbers are written.
     *
     * @param decimalSign what separates whole and fraction
     * @param groupingSign what separates thousands; null for nothing
     */
    record NumberFormat(char decimalSign, @Nullable Character groupingSign) {
        static final NumberFormat PLAIN = new NumberFormat('.', null);

        private static final String NO_NUMBER = "?";

        /** A number as JSON writes it; what is no number, or is not grouped in threes, stays none. */
        String plain(String text) {
            String plain = text;
            if (groupingSign != null && text.indexOf(groupingSign) >= 0) {
                String group = Pattern.quote(groupingSign.toString());
                String decimal = Pattern.quote(String.valueOf(decimalSign));
                if (!text.matches("[+-]?\\d{1,3}(" + group + "\\d{3})+(" + decimal + "\\d*)?")) {
                    return NO_NUMBER;
                }
                plain = text.replace(groupingSign.toString(), "");
            }
            if (decimalSign != '.' && plain.indexOf('.') >= 0) {
                return NO_NUMBER;
            }
            return plain.replace(decimalSign, '.');
        }
    }

    /**
     * How dates are written.
     *
     * @param pattern as people wrote it
     * @param formatter the same for machines
     */
    record DateFormat(String pattern, DateTimeFormatter formatter) {

        /** The instant of a text; null when it is not written so. */
        @Nullable
        Instant parse(String text, ZoneId zone) {
            try {
                TemporalAccessor parsed =
                        formatter.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
                if (parsed instanceof OffsetDateTime date) {
                    return date.toInstant();
                }
                return parsed instanceof LocalDateTime date
                        ? date.atZone(zone).toInstant()
                        : LocalDate.from(parsed).atStartOfDay(zone).toInstant();
            } catch (DateTimeException e) {
                return null;
            }
        }
    }
}
