package io.github.abmrules.rules.parameters;

import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.core.time.Window;
import io.github.abmrules.rules.yaml.YamlNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one pack, as one immutable fact. A rule binds it and asks for a key of the pack's
 * {@code parameters.yaml} by the kind of its value: {@code $p : Parameters( pack == "engagement" )}, then
 * {@code $p.window("signal-window")}. A key that the pack does not have is found when the engine is built.
 */
public final class Parameters {
    private final String pack;
    private final Map<String, ParameterDeclaration> declarations;
    private final Map<String, Object> values;

    Parameters(String pack, Collection<ParameterDeclaration> declarations) {
        this.pack = pack;
        Map<String, ParameterDeclaration> byKey = new LinkedHashMap<>();
        declarations.forEach(declaration -> byKey.put(declaration.key(), declaration));
        this.declarations = byKey;
        Map<String, Object> byName = new HashMap<>();
        declarations.forEach(declaration -> byName.put(declaration.key(), declaration.value()));
        this.values = byName;
    }

    /** The pack. */
    public String pack() {
        return pack;
    }

    /** The declarations, in the order of the file. */
    public List<ParameterDeclaration> declarations() {
        return List.copyOf(declarations.values());
    }

    /** The declaration of a key; null when the pack does not have it. */
    public @Nullable ParameterDeclaration declaration(String key) {
        return declarations.get(key);
    }

    /** A parameter in days or months. */
    public Window window(String key) {
        return value(key, Window.class, "a window in days or months");
    }

    /** A parameter in hours. */
    public Duration duration(String key) {
        return value(key, Duration.class, "a number of hours");
    }

    /** A parameter that is a decimal number. */
    public BigDecimal decimal(String key) {
        return value(key, BigDecimal.class, "a decimal number");
    }

    /** A parameter that is a list of dates. */
    @SuppressWarnings("unchecked")
    public List<LocalDate> dates(String key) {
        return value(key, List.class, "a list of dates");
    }

    /** A parameter that is a list of maps; each knows its place. */
    @SuppressWarnings("unchecked")
    public List<YamlNode> rows(String key) {
        return value(key, List.class, "a list of rows");
    }

    /** The value of a parameter as it was written, with its place. */
    public YamlNode node(String key) {
        return require(key).node();
    }

    /** A parameter in count, points or percent. */
    public int number(String key) {
        return value(key, Integer.class, "a number");
    }

    /** A parameter that is true or false. */
    public boolean flag(String key) {
        return value(key, Boolean.class, "a flag");
    }

    /** A parameter that is a text. */
    public String text(String key) {
        return value(key, String.class, "a text");
    }

    /** A parameter that is a list of texts. */
    @SuppressWarnings("unchecked")
    public List<String> choices(String key) {
        return value(key, List.class, "a list");
    }

    /** A parameter that is a list of constants. */
    public <T extends Enum<T>> List<T> choices(String key, Class<T> type) {
        choices(key);
        List<T> constants = new ArrayList<>();
        require(key).node().asList().forEach(node -> constants.add(node.asChoice(type)));
        return constants;
    }

    /** A parameter that gives a constant for a constant; a key that it leaves out has none. */
    public <K extends Enum<K>, V extends Enum<V>> Map<K, V> table(String key, Class<K> keys, Class<V> values) {
        Map<K, V> table = new EnumMap<>(keys);
        ParameterDeclaration declaration = require(key);
        declaration.node().asMap().forEach((name, node) -> {
            K from = YamlNode.text(fileOf(node.place()), node.line(), name).asChoice(keys);
            table.put(from, node.asChoice(values));
        });
        return table;
    }

    /** A parameter that is a list of the scorecard's criteria. */
    @SuppressWarnings("unchecked")
    public List<ScorecardCriterion> criteria(String key) {
        return value(key, List.class, "a list of criteria");
    }

    private static String fileOf(String place) {
        return place.substring(0, place.lastIndexOf(':'));
    }

    private <T> T value(String key, Class<T> type, String kind) {
        Object value = values.get(key);
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        ParameterDeclaration declaration = require(key);
        throw declaration
                .node()
                .broken("the parameter " + pack + "/" + key + " must be " + kind + ", but its unit is "
                        + declaration.unit().label());
    }

    private ParameterDeclaration require(String key) {
        ParameterDeclaration declaration = declarations.get(key);
        if (declaration == null) {
            throw new IllegalArgumentException("The pack " + pack + " has no parameter \"" + key + "\". Known: "
                    + String.join(", ", declarations.keySet()) + "." + Nearest.maybe(key, declarations.keySet()));
        }
        return declaration;
    }

    /** For people: the pack and its values, dated ones with their days. The same for the same values. */
    @Override
    public String toString() {
        Map<String, String> texts = new TreeMap<>();
        declarations.forEach((key, declaration) -> texts.put(key, declaration.valueText()));
        return "Parameters[" + pack + " " + texts + "]";
    }
}
