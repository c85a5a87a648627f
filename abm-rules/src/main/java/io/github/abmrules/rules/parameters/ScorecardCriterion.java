package io.github.abmrules.rules.parameters;

import io.github.abmrules.rules.yaml.FileProblems;
import io.github.abmrules.rules.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One criterion of the scorecard: a field of the firmographics and the values, or the range (both ends inclusive), that
 * earn its weight.
 *
 * @param field the field, as in JSON
 * @param kind firmographic, technographic or behavioural
 * @param weight points it gives, at least 1
 * @param values texts that match, case ignored; empty for a range
 * @param minimum lower end of the range; null for none
 * @param maximum upper end of the range; null for none
 */
public record ScorecardCriterion(
        String field,
        Kind kind,
        int weight,
        List<String> values,
        @Nullable BigDecimal minimum,
        @Nullable BigDecimal maximum) {

    /** What a criterion is about. */
    public enum Kind {
        /** What the company is. */
        FIRMOGRAPHIC,
        /** What it uses. */
        TECHNOGRAPHIC,
        /** What it does. */
        BEHAVIOURAL
    }

    private static final Set<String> TEXTS = Set.of("industry", "country", "technologies", "behaviours");
    private static final Set<String> NUMBERS = Set.of("employees", "annual_revenue", "year_founded");

    /** Copies the values. */
    public ScorecardCriterion {
        values = List.copyOf(values);
    }

    static ScorecardCriterion read(YamlNode node) {
        FileProblems problems = new FileProblems();
        problems.attempt(() -> node.allow(Set.of("field", "kind", "weight", "values", "minimum", "maximum")));
        Kind kind = problems.attempt(() -> kind(node.require("kind")));
        Integer weight = problems.attempt(() -> weight(node.require("weight")));
        ScorecardCriterion read = problems.attempt(
                () -> read(node, kind == null ? Kind.FIRMOGRAPHIC : kind, weight == null ? 1 : weight));
        problems.check();
        return Objects.requireNonNull(read);
    }

    private static int weight(YamlNode node) {
        int weight = node.asNumber();
        if (weight < 1) {
            throw node.broken("a weight must be at least 1, but is " + weight);
        }
        return weight;
    }

    private static ScorecardCriterion read(YamlNode node, Kind kind, int weight) {
        YamlNode field = node.require("field");
        boolean number = NUMBERS.contains(field.asText());
        if (!number && !TEXTS.contains(field.asText())) {
            throw field.broken("unknown field \"" + field.asText() + "\". Allowed: annual_revenue, behaviours, country,"
                    + " employees, industry, technologies, year_founded.");
        }
        YamlNode values = node.get("values");
        BigDecimal minimum = decimal(node.get("minimum"));
        BigDecimal maximum = decimal(node.get("maximum"));
        if (number ? values != null : (minimum != null || maximum != null)) {
            throw node.broken(
                    "the field \"" + field.asText() + "\" takes " + (number ? "minimum and maximum" : "values"));
        }
        if (number ? minimum == null && maximum == null : values == null) {
            throw node.broken(
                    "the criterion for \"" + field.asText() + "\" needs " + (number ? "minimum or maximum" : "values"));
        }
        return new ScorecardCriterion(
                field.asText(), kind, weight, values == null ? List.of() : values.asTexts(), minimum, maximum);
    }

    /** Whether a value earns the weight. */
    public boolean matches(String value) {
        if (!values.isEmpty()) {
            return values.stream().anyMatch(candidate -> candidate.equalsIgnoreCase(value.strip()));
        }
        BigDecimal number = new BigDecimal(value);
        return (minimum == null || number.compareTo(minimum) >= 0)
                && (maximum == null || number.compareTo(maximum) <= 0);
    }

    /** The criterion in words. */
    public String describe() {
        if (!values.isEmpty()) {
            return field + " is one of " + String.join(", ", values);
        }
        if (minimum != null && maximum != null) {
            return field + " is " + minimum.toPlainString() + " to " + maximum.toPlainString();
        }
        return minimum != null
                ? field + " is at least " + minimum.toPlainString()
                : field + " is at most " + (maximum == null ? "" : maximum.toPlainString());
    }

    private static Kind kind(YamlNode node) {
        return switch (node.asText()) {
            case "firmographic" -> Kind.FIRMOGRAPHIC;
            case "technographic" -> Kind.TECHNOGRAPHIC;
            case "behavioural" -> Kind.BEHAVIOURAL;
            default ->
                throw node.broken("\"" + node.asText() + "\" is not allowed here. Allowed: firmographic, technographic,"
                        + " behavioural.");
        };
    }

    private static @Nullable BigDecimal decimal(@Nullable YamlNode node) {
        if (node == null) {
            return null;
        }
        try {
            return new BigDecimal(node.asText().strip());
        } catch (NumberFormatException e) {
            throw node.broken("\"" + node.asText() + "\" is not a number");
        }
    }

    /** As every record says it. Written out, since it is part of each rules version, and Java would put it together at the start. */
    @Override
    public String toString() {
        return "ScorecardCriterion[field=" + field + ", kind=" + kind + ", weight=" + weight + ", values=" + values
                + ", minimum=" + minimum + ", maximum=" + maximum + "]";
    }
}
