package io.github.abmrules.rules.parameters;

import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.core.rejection.Values;
import io.github.abmrules.core.time.Window;
import io.github.abmrules.rules.playbook.ItemId;
import io.github.abmrules.rules.yaml.FileProblems;
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
import java.util.Objects;
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
        FileProblems.forEach(file.asMap(), (key, node) -> declarations.add(read(key, node)));
        return declarations;
    }

    private static ParameterDeclaration read(String key, YamlNode node) {
        FileProblems problems = new FileProblems();
        problems.attempt(() -> node.allow(KEYS));
        String description = problems.attempt(() -> node.require("description").asText());
        String source = problems.attempt(() -> node.require("source").asText());
        List<String> covers = problems.attempt(() -> covers(node.get("covers")));
        YamlNode value = problems.attempt(() -> node.require("value"));
        ParameterUnit unit = problems.attempt(() -> unit(node.require("unit")));
        ParameterRange range = unit == null ? null : problems.attempt(() -> ParameterRange.read(node, unit));
        if (unit == null || value == null) {
            problems.check();
        }
        ParameterUnit known = Objects.requireNonNull(unit);
        ParameterRange limits = range == null ? ParameterRange.ANY : range;
        YamlNode all = Objects.requireNonNull(value);
        YamlNode earliest = problems.attempt(() -> earliest(key, all));
        Object typed = earliest == null ? null : problems.attempt(() -> typed(key, known, limits, earliest));
        List<DatedValue> later = problems.attempt(() -> later(key, known, limits, all));
        problems.check();
        return new ParameterDeclaration(
                key,
                Objects.requireNonNull(description),
                known,
                Objects.requireNonNull(source),
                Objects.requireNonNull(covers),
                limits,
                Objects.requireNonNull(earliest),
                Objects.requireNonNull(typed),
                Objects.requireNonNull(later));
    }

    private static ParameterUnit unit(YamlNode unitNode) {
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
        return unit;
    }

    /** The value before the first day from which another one holds. */
    private static YamlNode earliest(String key, YamlNode value) {
        if (!isDated(value)) {
            return value;
        }
        YamlNode first = value.asList().get(0);
        if (first.get("from") != null) {
            throw first.broken(key + " has no value before "
                    + first.require("from").asText() + ". Maybe the first one should stand without \"from\"?");
        }
        return first.require("value");
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
        YamlNode first = value.asList().get(0);
        FileProblems.forEach(value.asList(), element -> {
            YamlNode from = element.get("from");
            if (from != null) {
                FileProblems problems = new FileProblems();
                YamlNode node = element.require("value");
                LocalDate day = problems.attempt(() -> inOrder(key, from, later));
                Object typed = problems.attempt(() -> typed(key, unit, range, node));
                problems.check();
                later.add(new DatedValue(Objects.requireNonNull(day), node, Objects.requireNonNull(typed)));
            } else if (element != first) {
                throw element.broken("the key \"from\" is missing: only the first value may stand without it");
            }
        });
        return later;
    }

    private static LocalDate inOrder(String key, YamlNode from, List<DatedValue> earlier) {
        LocalDate day = date(from);
        if (!earlier.isEmpty() && !earlier.get(earlier.size() - 1).from().isBefore(day)) {
            throw from.broken(key + " has values that are not in the order of their days: " + day + " comes after "
                    + earlier.get(earlier.size() - 1).from() + ". Maybe move it up?");
        }
        return day;
    }

    private static List<String> covers(@Nullable YamlNode node) {
        return FileProblems.each(node == null ? List.of() : node.asList(), item -> {
            if (!ItemId.isWellFormed(item.asText())) {
                throw item.broken("covers \"" + item.asText() + "\", which is no item of the playbook. Maybe write"
                        + " document#section/item?");
            }
            return item.asText();
        });
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
            case CHOICES -> node.asTexts();
            case DATES -> FileProblems.each(node.asList(), ParameterDeclaration::date);
            case ROWS -> {
                FileProblems.forEach(node.asList(), YamlNode::asMap);
                yield node.asList();
            }
            case TABLE -> {
                Map<String, String> table = new LinkedHashMap<>();
                FileProblems.forEach(node.asMap(), (name, entry) -> table.put(name, entry.asText()));
                yield table;
            }
            case CRITERIA -> FileProblems.each(node.asList(), ScorecardCriterion::read);
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
