package io.github.abmrules.rules.parameters;

import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.rules.yaml.FileProblems;
import io.github.abmrules.rules.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What values a parameter may have, beside what its unit says.
 *
 * @param minimum the least number; null for none
 * @param maximum the greatest number; null for none
 * @param allowed the texts it may have, or hold; empty for any
 * @param below the parameter of the same pack whose value must be greater; null for none
 * @param atMost the parameter of the same pack whose value must not be less; null for none
 */
public record ParameterRange(
        @Nullable BigDecimal minimum,
        @Nullable BigDecimal maximum,
        List<String> allowed,
        @Nullable String below,
        @Nullable String atMost) {

    /** Any value. */
    static final ParameterRange ANY = new ParameterRange(null, null, List.of(), null, null);

    /** Copies the list. */
    public ParameterRange {
        allowed = List.copyOf(allowed);
    }

    /** The range that a declaration gives. */
    static ParameterRange read(YamlNode declaration, ParameterUnit unit) {
        List<String> allowed = new ArrayList<>();
        YamlNode texts = declaration.get("allowed");
        if (texts != null) {
            if (unit.isNumber() || unit == ParameterUnit.FLAG) {
                throw texts.broken(
                        "a parameter in " + unit.label() + " has no allowed texts. Maybe minimum and maximum?");
            }
            allowed.addAll(texts.asTexts());
        }
        BigDecimal minimum = number(declaration, "minimum", unit);
        BigDecimal maximum = number(declaration, "maximum", unit);
        if (minimum != null && maximum != null && minimum.compareTo(maximum) > 0) {
            throw declaration.require("minimum").broken("the minimum " + minimum + " is above the maximum " + maximum);
        }
        return new ParameterRange(
                minimum, maximum, allowed, key(declaration, "below", unit), key(declaration, "at-most", unit));
    }

    private static @Nullable BigDecimal number(YamlNode declaration, String key, ParameterUnit unit) {
        YamlNode node = declaration.get(key);
        if (node == null) {
            return null;
        }
        requireNumber(node, key, unit);
        try {
            return new BigDecimal(node.asText().strip());
        } catch (NumberFormatException e) {
            throw node.broken("\"" + node.asText() + "\" is not a number");
        }
    }

    private static @Nullable String key(YamlNode declaration, String key, ParameterUnit unit) {
        YamlNode node = declaration.get(key);
        if (node == null) {
            return null;
        }
        requireNumber(node, key, unit);
        return node.asText();
    }

    private static void requireNumber(YamlNode node, String key, ParameterUnit unit) {
        if (!unit.isNumber()) {
            throw node.broken("a parameter in " + unit.label() + " has no " + key + ". Maybe allowed: [ … ]?");
        }
    }

    /** Refuses a value outside. */
    void check(String key, ParameterUnit unit, YamlNode node) {
        if (unit.isNumber()) {
            BigDecimal number = numberOf(node);
            if ((minimum != null && number.compareTo(minimum) < 0)
                    || (maximum != null && number.compareTo(maximum) > 0)) {
                throw node.broken(key + " must be " + limits() + ", but is " + number.toPlainString());
            }
        } else if (!allowed.isEmpty()) {
            FileProblems.forEach(texts(node), text -> requireAllowed(text));
        }
    }

    private void requireAllowed(YamlNode text) {
        if (!allowed.contains(text.asText())) {
            throw text.broken("\"" + text.asText() + "\" is not allowed here. Allowed: " + String.join(", ", allowed)
                    + "." + Nearest.maybe(text.asText(), allowed));
        }
    }

    private static List<YamlNode> texts(YamlNode node) {
        if (node.isList()) {
            return node.asList();
        }
        return node.isMap() ? List.copyOf(node.asMap().values()) : List.of(node);
    }

    /** The limits in words, without the order among parameters; empty when there are none. */
    public String limits() {
        if (minimum != null && maximum != null) {
            return "from " + minimum.toPlainString() + " to " + maximum.toPlainString();
        }
        if (minimum != null) {
            return "at least " + minimum.toPlainString();
        }
        if (maximum != null) {
            return "at most " + maximum.toPlainString();
        }
        return allowed.isEmpty() ? "" : "one of " + String.join(", ", allowed);
    }

    /** Refuses the value of a parameter that is not below another, or not at most another, as it should be. */
    void checkOrder(String pack, ParameterDeclaration own, Map<String, ParameterDeclaration> others) {
        if (below != null) {
            order(pack, own, other(own, below, others), "below", 0);
        }
        if (atMost != null) {
            order(pack, own, other(own, atMost, others), "at most", 1);
        }
    }

    private static ParameterDeclaration other(
            ParameterDeclaration own, String key, Map<String, ParameterDeclaration> others) {
        ParameterDeclaration other = others.get(key);
        if (other == null || other.unit() != own.unit()) {
            throw own.node()
                    .broken(own.key() + " is to be compared with \"" + key + "\", which is no parameter of its pack"
                            + " in " + own.unit().label() + "." + Nearest.maybe(key, others.keySet()));
        }
        return other;
    }

    private static void order(
            String pack, ParameterDeclaration own, ParameterDeclaration other, String relation, int limit) {
        BigDecimal number = numberOf(own.node());
        BigDecimal bound = numberOf(other.node());
        if (number.compareTo(bound) >= limit) {
            throw own.node()
                    .broken(pack + "/" + own.key() + " must be " + relation + " " + pack + "/" + other.key()
                            + ", but they are " + number.toPlainString() + " and " + bound.toPlainString() + " ("
                            + other.node().place() + ")");
        }
    }

    private static BigDecimal numberOf(YamlNode node) {
        return new BigDecimal(node.asText().strip());
    }
}
