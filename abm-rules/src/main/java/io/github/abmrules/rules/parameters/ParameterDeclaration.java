package io.github.abmrules.rules.parameters;

import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.core.rejection.Values;
import io.github.abmrules.core.time.Window;
import io.github.abmrules.rules.playbook.ItemId;
import io.github.abmrules.rules.yaml.YamlNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A parameter as its pack declares it, with the value in force.
 *
 * @param key name within the pack, kebab-case
 * @param description what it is, in a sentence
 * @param unit what kind of value it has
 * @param source section of the playbook, or {@code house} for a figure that the playbook does not give
 * @param covers the items of the playbook that it carries, {@code document#section/item}
 * @param node the value in force, with its place
 * @param value the value in force, typed: Window, Duration, Integer, BigDecimal, Boolean, String, List of String or of
 *     LocalDate, Map of String to String, List of {@link ScorecardCriterion}, or for rows List of {@link YamlNode}
 */
public record ParameterDeclaration(
        String key,
        String description,
        ParameterUnit unit,
        String source,
        List<String> covers,
        YamlNode node,
        Object value) {

    private static final Set<String> KEYS = Set.of("description", "unit", "source", "covers", "value");

    /** Copies the list. */
    public ParameterDeclaration {
        covers = List.copyOf(covers);
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
        return new ParameterDeclaration(
                key,
                node.require("description").asText(),
                unit,
                node.require("source").asText(),
                covers(node.get("covers")),
                value,
                typed(key, unit, value));
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

    /** This parameter with another value in force. */
    public ParameterDeclaration with(YamlNode other) {
        return new ParameterDeclaration(key, description, unit, source, covers, other, typed(key, unit, other));
    }

    /** The value in one line, the same for the same value: what the rules version covers and what people see. */
    public String valueText() {
        return canonical(value);
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
