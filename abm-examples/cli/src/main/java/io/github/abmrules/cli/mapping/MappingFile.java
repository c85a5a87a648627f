package io.github.abmrules.cli.mapping;

import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.core.rejection.ValueKind;
import io.github.abmrules.rules.yaml.YamlNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a mapping from YAML. Every mistake names file, line and what is known. */
final class MappingFile {

    private static final List<String> STYLE = List.of("zone", "date-format", "decimal-sign", "grouping-sign");

    private ZoneId zone;
    private ColumnRule.@Nullable DateFormat dateFormat;
    private ColumnRule.NumberFormat numbers = ColumnRule.NumberFormat.PLAIN;

    MappingFile(ZoneId zone) {
        this.zone = zone;
    }

    Mapping read(YamlNode file) {
        file.allow(Set.of(
                "description",
                "separator",
                "zone",
                "date-format",
                "decimal-sign",
                "grouping-sign",
                "accounts",
                "deals"));
        YamlNode separator = file.get("separator");
        zone = zone(file, zone);
        dateFormat = dateFormat(file, dateFormat);
        numbers = numbers(file, numbers);
        YamlNode accounts = file.require("accounts");
        accounts.allow(Set.of("columns", "constants", "check", "ignore"));
        TableMapping accountMapping = table(accounts, AccountFields.all(), List.of("account_id"));
        YamlNode deals = file.get("deals");
        char sign = separator == null ? ',' : sign(separator);
        if (deals == null) {
            return new Mapping(sign, accountMapping, null, null);
        }
        deals.allow(Set.of("account", "columns", "constants", "check", "ignore"));
        TableMapping dealMapping = table(deals, DealFields.all(), List.of("deal_id", "status"));
        return new Mapping(sign, accountMapping, dealMapping, column(deals.require("account")));
    }

    private TableMapping table(YamlNode node, Map<String, ValueKind<?>> fields, List<String> needed) {
        Map<String, ColumnRule> columns = new LinkedHashMap<>();
        YamlNode columnNodes = node.require("columns");
        columnNodes.asMap().forEach((field, column) -> {
            known(field, column, fields);
            columns.put(field, column(column));
        });
        Map<String, String> constants = new LinkedHashMap<>();
        YamlNode constantNodes = node.get("constants");
        if (constantNodes != null) {
            constantNodes.asMap().forEach((field, value) -> {
                ValueKind<?> kind = known(field, value, fields);
                if (columns.containsKey(field)) {
                    throw value.broken("the field \"" + field + "\" has a column and a constant. Maybe remove one?");
                }
                if (kind.parse(value.asText()) == null) {
                    throw value.broken(field + " \"" + value.asText() + "\" " + kind.complaint(value.asText()));
                }
                constants.put(field, value.asText());
            });
        }
        for (String field : needed) {
            if (!columns.containsKey(field) && !constants.containsKey(field)) {
                throw columnNodes.broken(
                        "the field \"" + field + "\" is missing. Maybe \"" + field + ": <the column that holds it>\"?");
            }
        }
        Map<String, ColumnRule> checked = new LinkedHashMap<>();
        YamlNode check = node.get("check");
        if (check != null) {
            check.asMap()
                    .forEach((column, values) -> checked.put(
                            column,
                            new ColumnRule(
                                    column,
                                    values.place(),
                                    Map.of(),
                                    Map.of(),
                                    texts(values),
                                    dateFormat,
                                    zone,
                                    numbers,
                                    null)));
        }
        YamlNode ignore = node.get("ignore");
        return new TableMapping(columns, constants, checked, ignore == null ? List.of() : texts(ignore), true);
    }

    private static ValueKind<?> known(String field, YamlNode node, Map<String, ValueKind<?>> fields) {
        ValueKind<?> kind = fields.get(field);
        if (kind == null) {
            throw node.broken("unknown field \"" + field + "\". Known: " + String.join(", ", fields.keySet()) + "."
                    + Nearest.maybe(field, fields.keySet()));
        }
        return kind;
    }

    private ColumnRule column(YamlNode node) {
        if (node.isText()) {
            return new ColumnRule(
                    node.asText(), node.place(), Map.of(), Map.of(), List.of(), dateFormat, zone, numbers, null);
        }
        node.allow(Set.of(
                "column",
                "translate",
                "values",
                "known",
                "factor",
                STYLE.get(0),
                STYLE.get(1),
                STYLE.get(2),
                STYLE.get(3)));
        YamlNode column = node.require("column");
        YamlNode known = node.get("known");
        return new ColumnRule(
                column.asText(),
                column.place(),
                words(node.get("translate")),
                words(node.get("values")),
                known == null ? List.of() : texts(known),
                dateFormat(node, dateFormat),
                zone(node, zone),
                numbers(node, numbers),
                factor(node.get("factor")));
    }

    private static List<String> texts(YamlNode node) {
        return node.asList().stream().map(YamlNode::asText).toList();
    }

    private static Map<String, String> words(@Nullable YamlNode node) {
        Map<String, String> words = new LinkedHashMap<>();
        if (node != null) {
            node.asMap().forEach((theirs, ours) -> words.put(theirs, ours.asText()));
        }
        return words;
    }

    private static @Nullable BigDecimal factor(@Nullable YamlNode node) {
        if (node == null) {
            return null;
        }
        try {
            BigDecimal factor = new BigDecimal(node.asText().strip());
            if (factor.signum() > 0) {
                return factor;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw node.broken(
                "the factor \"" + node.asText() + "\" is not a number above zero. Maybe 1000000 for millions?");
    }

    private static ZoneId zone(YamlNode node, ZoneId otherwise) {
        YamlNode zone = node.get(STYLE.get(0));
        if (zone == null) {
            return otherwise;
        }
        try {
            return ZoneId.of(zone.asText());
        } catch (DateTimeException e) {
            throw zone.broken("the zone \"" + zone.asText() + "\" is not known."
                    + Nearest.maybe(zone.asText(), ZoneId.getAvailableZoneIds()));
        }
    }

    private static ColumnRule.@Nullable DateFormat dateFormat(
            YamlNode node, ColumnRule.@Nullable DateFormat otherwise) {
        YamlNode format = node.get(STYLE.get(1));
        if (format == null) {
            return otherwise;
        }
        try {
            // In a pattern y is the year of an era, which nobody writes and a strict reading asks for.
            String pattern = format.asText().replace('y', 'u');
            return new ColumnRule.DateFormat(
                    format.asText(),
                    DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT));
        } catch (IllegalArgumentException e) {
            throw format.broken("the date format \"" + format.asText() + "\" cannot be used: " + e.getMessage()
                    + ". Maybe \"dd.MM.yyyy\"?");
        }
    }

    private static ColumnRule.NumberFormat numbers(YamlNode node, ColumnRule.NumberFormat otherwise) {
        YamlNode decimal = node.get(STYLE.get(2));
        YamlNode grouping = node.get(STYLE.get(3));
        char decimalSign = decimal == null ? otherwise.decimalSign() : sign(decimal);
        Character groupingSign = grouping == null ? otherwise.groupingSign() : Character.valueOf(sign(grouping));
        if (groupingSign != null && groupingSign == decimalSign) {
            throw (grouping == null ? node : grouping)
                    .broken("the decimal sign and the grouping sign are both \"" + decimalSign + "\"");
        }
        return new ColumnRule.NumberFormat(decimalSign, groupingSign);
    }

    private static char sign(YamlNode node) {
        String text = node.asText().equals("\\t") ? "\t" : node.asText();
        if (text.length() != 1 || text.equals("\"")) {
            throw node.broken("\"" + text + "\" is not one sign. Maybe \",\" or \";\"?");
        }
        return text.charAt(0);
    }
}
