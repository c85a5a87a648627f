package io.github.abmrules.rules.parameters;

import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.core.rejection.Values;
import io.github.abmrules.core.time.Window;
import io.github.abmrules.rules.playbook.ItemId;
import io.github.abmrules.rules.yaml.YamlNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A parameter as its pack declares it, with the value in force. Where values are dated, {@code node} and {@code value} are
 * those before the first of them.
 *
 * @param key name within the pack, kebab-case
 * @param description what it is, in a sentence
 * @param unit what kind of value it has
 * @param source section of the playbook, or {@code house} for a figure that the playbook does not give
 * @param covers the items of the playbook that it carries, {@code document#section/item}
 * @param range what values it may have
 * @param node the value in force, with its place
 * @param value the value in force, typed: Window, Duration, Integer, BigDecimal, Boolean, String, List of String or of
 *     LocalDate, Map of String to String, List of {@link ScorecardCriterion}, or for rows List of {@link YamlNode}
 * @param later values that it has from a day on, the earliest first
 */
public record ParameterDeclaration(
        String key,
        String description,
        ParameterUnit unit,
        String source,
        List<String> covers,
        ParameterRange range,
        YamlNode node,
        Object value,
        List<DatedValue> later) {

    private static final Set<String> KEYS = Set.of(
            "description", "unit", "source", "covers", "value", "minimum", "maximum", "allowed", "below", "at-most");

    private static final Set<String> DATED_KEYS = Set.of("from", "value");

    /** Copies the lists. */
    public ParameterDeclaration {
        covers = List.copyOf(covers);
        later = List.copyOf(later);
    }

    /** All that a {@code parameters.yaml} declares, in its order. */
    public static List<ParameterDeclaration> readAll(YamlNode file) {
        List<ParameterDeclaration> declarations = new ArrayList<>();
        file.asMap().forEach((key, node) -> declarations.add(read(key, node)));
        return declarations;
    }

    private static ParameterDeclaration read(String key, YamlNode node) {
        node.allow(KEYS);
        YamlNode unitNode = node.require("unit");
        ParameterUnit unit = null;
        List<String> units = new ArrayList<>();
        for (ParameterUnit candidate : ParameterUnit.values()) {
            units.add(candidate.label());
            if (candidate.label().equals(unitNode.asText())) {
                unit = candidate;
            }
        }
        if (unit == null) {
            throw unitNode.broken("unknown unit \"" + unitNode.asText() + "\". Allowed: " + String.join(", ", units)
                    + "." + Nearest.maybe(unitNode.asText(), units));
        }
        YamlNode value = node.require("value");
        ParameterRange range = ParameterRange.read(node, unit);
        YamlNode first = isDated(value) ? value.asList().get(0) : value;
        if (isDated(value) && first.get("from") != null) {
            throw first.broken(key + " has no value before "
                    + first.require("from").asText() + ". Maybe the first one should stand without \"from\"?");
        }
        YamlNode earliest = isDated(value) ? first.require("value") : value;
        return new ParameterDeclaration(
                key,
                node.require("description").asText(),
                unit,
                node.require("source").asText(),
                covers(node.get("covers")),
                range,
                earliest,
                typed(key, unit, range, earliest),
                later(key, unit, range, value));
    }

    /** Whether a value is a list of values with the day from which each is in force. */
    private static boolean isDated(YamlNode value) {
        return value.isList()
                && !value.asList().isEmpty()
                && value.asList().stream()
                        .allMatch(each -> each.isMap()
                                && each.get("value") != null
                                && DATED_KEYS.containsAll(each.asMap().keySet()))
                && value.asList().stream().anyMatch(each -> each.get("from") != null);
    }

    private static List<DatedValue> later(String key, ParameterUnit unit, ParameterRange range, YamlNode value) {
        List<DatedValue> later = new ArrayList<>();
        if (!isDated(value)) {
            return later;
        }
        List<YamlNode> elements = value.asList();
        for (int i = 0; i < elements.size(); i++) {
            YamlNode element = elements.get(i);
            YamlNode from = element.get("from");
            if (from == null) {
                if (i > 0) {
                    throw element.broken("the key \"from\" is missing: only the first value may stand without it");
                }
                continue;
            }
            YamlNode node = element.require("value");
            DatedValue dated = new DatedValue(date(from), node, typed(key, unit, range, node));
            if (!later.isEmpty() && !later.get(later.size() - 1).from().isBefore(dated.from())) {
                throw from.broken(key + " has values that are not in the order of their days: " + dated.from()
                        + " comes after " + later.get(later.size() - 1).from());
            }
            later.add(dated);
        }
        return later;
    }

    private static List<String> covers(@Nullable YamlNode node) {
        List<String> covers = new ArrayList<>();
        for (YamlNode item : node == null ? List.<YamlNode>of() : node.asList()) {
            if (!ItemId.isWellFormed(item.asText())) {
                throw item.broken("covers \"" + item.asText() + "\", which is no item of the playbook. Maybe write"
                        + " document#section/item?");
            }
            covers.add(item.asText());
        }
        return covers;
    }

    /**
     * This parameter with another value in force, or with dated ones: before the first day it keeps its own value, unless
     * a first one without a day is given.
     */
    public ParameterDeclaration with(YamlNode other) {
        if (!isDated(other)) {
            return with(other, typed(key, unit, range, other), List.of());
        }
        List<DatedValue> dated = later(key, unit, range, other);
        YamlNode first = other.asList().get(0);
        if (first.get("from") != null) {
            return with(node, value, dated);
        }
        YamlNode earliest = first.require("value");
        return with(earliest, typed(key, unit, range, earliest), dated);
    }

    private ParameterDeclaration with(YamlNode otherNode, Object otherValue, List<DatedValue> otherLater) {
        return new ParameterDeclaration(
                key, description, unit, source, covers, range, otherNode, otherValue, otherLater);
    }

    /** This parameter with the value that it has on a day, and no others. */
    ParameterDeclaration on(LocalDate day) {
        DatedValue found = null;
        for (DatedValue each : later) {
            if (!each.from().isAfter(day)) {
                found = each;
            }
        }
        return found == null ? with(node, value, List.of()) : with(found.node(), found.value(), List.of());
    }

    /** This parameter with the value that it has at an instant, and no others. */
    public ParameterDeclaration at(Instant asOf, ZoneId zone) {
        return later.isEmpty() ? this : on(LocalDate.ofInstant(asOf, zone));
    }

    /** All values as a {@code parameters.yaml} has them under {@code value}: the value alone, or with those from a day on. */
    public YamlNode written() {
        if (later.isEmpty()) {
            return node;
        }
        String file = node.place().substring(0, node.place().lastIndexOf(':'));
        List<YamlNode> values = new ArrayList<>();
        values.add(YamlNode.map(file, node.line(), Map.of("value", node)));
        for (DatedValue each : later) {
            Map<String, YamlNode> dated = new LinkedHashMap<>();
            dated.put("from", YamlNode.text(file, node.line(), each.from().toString()));
            dated.put("value", each.node());
            values.add(YamlNode.map(file, node.line(), dated));
        }
        return YamlNode.list(file, node.line(), values);
    }

    /**
     * The value in one line, the same for the same value: what the rules version covers and what people see. Dated values
     * follow with their days.
     */
    public String valueText() {
        StringBuilder text = new StringBuilder(canonical(value));
        for (DatedValue each : later) {
            text.append(", from ").append(each.from()).append(' ').append(canonical(each.value()));
        }
        return text.toString();
    }

    private static String canonical(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new TreeMap<>(map).toString();
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(ParameterDeclaration::canonical).toList().toString();
        }
        return String.valueOf(value);
    }

    private static Object typed(String key, ParameterUnit unit, ParameterRange range, YamlNode node) {
        Object value = typed(key, unit, node);
        range.check(key, unit, node);
        return value;
    }

    private static Object typed(String key, ParameterUnit unit, YamlNode node) {
        return switch (unit) {
            case MONTHS -> Window.months(notNegative(key, node));
            case DAYS -> Window.days(notNegative(key, node));
            case HOURS -> Duration.ofHours(notNegative(key, node));
            case COUNT, POINTS -> notNegative(key, node);
            case PERCENT -> {
                int percent = notNegative(key, node);
                if (percent > 100) {
                    throw node.broken(key + " must be from 0 to 100, but is " + percent);
                }
                yield percent;
            }
            case DECIMAL -> decimal(key, node);
            case FLAG -> node.asFlag();
            case TEXT -> node.asText();
            case CHOICES -> node.asList().stream().map(YamlNode::asText).toList();
            case DATES -> node.asList().stream().map(ParameterDeclaration::date).toList();
            case ROWS -> {
                node.asList().forEach(YamlNode::asMap);
                yield node.asList();
            }
            case TABLE -> {
                Map<String, String> table = new LinkedHashMap<>();
                node.asMap().forEach((name, entry) -> table.put(name, entry.asText()));
                yield table;
            }
            case CRITERIA ->
                node.asList().stream().map(ScorecardCriterion::read).toList();
        };
    }

    private static BigDecimal decimal(String key, YamlNode node) {
        BigDecimal number = Values.decimal().parse(node.asText().strip());
        if (number == null) {
            throw node.broken(key + " \"" + node.asText() + "\" "
                    + Values.decimal().complaint(node.asText().strip()));
        }
        return number;
    }

    private static LocalDate date(YamlNode node) {
        LocalDate date = Values.date().parse(node.asText());
        if (date == null) {
            throw node.broken("\"" + node.asText() + "\" " + Values.date().complaint(node.asText()));
        }
        return date;
    }

    private static int notNegative(String key, YamlNode node) {
        int number = node.asNumber();
        if (number < 0) {
            throw node.broken(key + " must not be negative, but is " + number);
        }
        return number;
    }
}
