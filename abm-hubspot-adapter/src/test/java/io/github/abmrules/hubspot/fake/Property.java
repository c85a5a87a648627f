package io.github.abmrules.hubspot.fake;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The definition of a property.
 *
 * @param name its name
 * @param label what people see
 * @param type string, number, date, datetime, enumeration or bool
 * @param fieldType the input field
 * @param groupName the group it is shown in
 * @param options the allowed values of an enumeration
 * @param unique whether no two records have the same value
 * @param readOnly whether the service alone writes it
 * @param own whether a client created it
 */
record Property(
        String name,
        String label,
        String type,
        String fieldType,
        String groupName,
        List<Option> options,
        boolean unique,
        boolean readOnly,
        boolean own) {

    /** An allowed value. */
    record Option(String value, String label) {}

    private static final Map<String, Set<String>> FIELD_TYPES = Map.of(
            "string", Set.of("text", "textarea", "html", "file", "phonenumber", "calculation_equation"),
            "number", Set.of("number", "calculation_equation"),
            "date", Set.of("date"),
            "datetime", Set.of("date"),
            "enumeration", Set.of("select", "radio", "checkbox", "booleancheckbox", "calculation_equation"),
            "bool", Set.of("booleancheckbox", "calculation_equation"));

    static void checkTypes(String type, String fieldType) {
        Set<String> fieldTypes = FIELD_TYPES.get(type);
        if (fieldTypes == null) {
            throw Refusal.invalid("Invalid property type \"" + type + "\"; allowed: "
                    + new java.util.TreeSet<>(FIELD_TYPES.keySet()) + ".");
        }
        if (!fieldTypes.contains(fieldType)) {
            throw Refusal.invalid("Invalid fieldType \"" + fieldType + "\" for a property of type " + type
                    + "; allowed: " + new java.util.TreeSet<>(fieldTypes) + ".");
        }
    }

    Property withOptions(String newLabel, List<Option> newOptions) {
        return new Property(name, newLabel, type, fieldType, groupName, newOptions, unique, readOnly, own);
    }

    /** The value as it is kept. */
    String checked(String value) {
        if (value.isEmpty()) {
            return value;
        }
        switch (type) {
            case "number" -> {
                try {
                    return new BigDecimal(value.strip()).toPlainString();
                } catch (NumberFormatException e) {
                    throw Refusal.invalidValue(name, "INVALID_NUMBER", "\"" + value + "\" was not a valid number.");
                }
            }
            case "date" -> {
                try {
                    return value.matches("-?[0-9]{6,}")
                            ? midnight(value)
                            : LocalDate.parse(value).toString();
                } catch (DateTimeException e) {
                    throw Refusal.invalidValue(name, "INVALID_DATE", "\"" + value + "\" was not a valid date.");
                }
            }
            case "datetime" -> {
                try {
                    return Json.instant(instant(value));
                } catch (DateTimeException e) {
                    throw Refusal.invalidValue(name, "INVALID_DATE", "\"" + value + "\" was not a valid timestamp.");
                }
            }
            case "enumeration", "bool" -> {
                List<String> allowed = type.equals("bool")
                        ? List.of("true", "false")
                        : options.stream().map(Option::value).toList();
                for (String part : fieldType.equals("checkbox") ? value.split(";", -1) : new String[] {value}) {
                    if (!allowed.isEmpty() && !allowed.contains(part)) {
                        throw Refusal.invalidValue(
                                name,
                                "INVALID_OPTION",
                                "\"" + part + "\" was not one of the allowed options: " + allowed);
                    }
                }
                return value;
            }
            default -> {
                if (value.length() > 65_536) {
                    throw Refusal.invalidValue(
                            name, "PROPERTY_VALUE_TOO_LONG", "Property " + name + " is longer than 65536 characters.");
                }
                return value;
            }
        }
    }

    private String midnight(String value) {
        Instant instant = Instant.ofEpochMilli(Long.parseLong(value));
        if (instant.toEpochMilli() % 86_400_000L != 0) {
            throw Refusal.invalidValue(name, "INVALID_DATE", value + " is at no midnight in UTC.");
        }
        return Json.instant(instant).substring(0, 10);
    }

    static Instant instant(String value) {
        return value.matches("-?[0-9]{6,}")
                ? Instant.ofEpochMilli(Long.parseLong(value))
                : value.length() == 10
                        ? LocalDate.parse(value)
                                .atStartOfDay(java.time.ZoneOffset.UTC)
                                .toInstant()
                        : java.time.OffsetDateTime.parse(value).toInstant();
    }
}
