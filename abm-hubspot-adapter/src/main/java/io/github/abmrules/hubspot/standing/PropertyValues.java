package io.github.abmrules.hubspot.standing;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.rejection.Nearest;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads values of properties, which are texts all. A value that cannot be read is dropped with a finding and never fails a
 * record. Not thread-safe.
 */
public final class PropertyValues {

    private static final Pattern MILLIS = Pattern.compile("-?\\d{9,16}");

    private final String record;
    private final Map<String, String> values;
    private final ZoneId zone;
    private final List<Finding> findings;

    /**
     * The values of a record.
     *
     * @param record what to call it in findings, such as {@code deal 17}
     * @param zone the zone of bare dates
     * @param findings takes what was dropped
     */
    public PropertyValues(String record, Map<String, String> values, ZoneId zone, List<Finding> findings) {
        this.record = record;
        this.values = values;
        this.zone = zone;
        this.findings = findings;
    }

    /** A text; null when it is not set or blank. */
    public @Nullable String text(String property) {
        String value = values.get(property);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** An instant: ISO with an offset, a bare date (its start), or milliseconds since 1970. */
    public @Nullable Instant instant(String property) {
        String value = text(property);
        if (value == null) {
            return null;
        }
        try {
            if (MILLIS.matcher(value).matches()) {
                return Instant.ofEpochMilli(Long.parseLong(value));
            }
            return value.length() == 10
                    ? LocalDate.parse(value).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException | NumberFormatException e) {
            unreadable(property, value, "is no date such as 2026-06-30 or 2026-06-30T09:00:00Z");
            return null;
        }
    }

    /** A number. */
    public @Nullable BigDecimal number(String property) {
        String value = text(property);
        if (value == null) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(value);
            if (number.precision() > 40 || Math.abs(number.scale()) > 40) {
                unreadable(property, value, "is out of range");
                return null;
            }
            return number;
        } catch (NumberFormatException e) {
            unreadable(property, value, "is no number");
            return null;
        }
    }

    /** True or false; null when it is neither. */
    public @Nullable Boolean flag(String property) {
        String value = text(property);
        return value == null
                ? null
                : value.equalsIgnoreCase("true")
                        ? Boolean.TRUE
                        : value.equalsIgnoreCase("false") ? Boolean.FALSE : null;
    }

    /** A constant, by its name in capitals. */
    public <E extends Enum<E>> @Nullable E constant(String property, Class<E> type) {
        String value = text(property);
        if (value == null) {
            return null;
        }
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        int index = names.indexOf(value);
        if (index < 0) {
            unknown(property, value, names);
            return null;
        }
        return type.getEnumConstants()[index];
    }

    /** Tells of a value that is none of those known. */
    public void unknown(String property, String value, List<String> known) {
        unknown(
                property,
                value,
                "is not known; allowed: " + String.join(", ", known) + "." + Nearest.maybe(value, known));
    }

    /** Tells of a value that is left out because it is none of those known. */
    public void unknown(String property, String value, String why) {
        findings.add(Finding.warning("CRM_UNKNOWN_VALUE", words(property, value, why), property));
    }

    /** Tells of a value that is left out because it is no date or number. */
    public void unreadable(String property, String value, String why) {
        findings.add(Finding.warning("CRM_UNREADABLE_VALUE", words(property, value, why), property));
    }

    private String words(String property, String value, String why) {
        return record + ": " + property + " \"" + value + "\" " + why
                + (why.endsWith(".") || why.endsWith("?") ? "" : ".");
    }
}
