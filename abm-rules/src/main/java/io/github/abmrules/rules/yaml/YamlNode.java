package io.github.abmrules.rules.yaml;

import io.github.abmrules.core.rejection.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A value of a configuration file that knows its place: a text, a list or a map. Every scalar is a text; what it means is
 * for the reader to say. Immutable.
 */
public final class YamlNode {
    private final String file;
    private final int line;
    private final Spot spot;
    private final boolean plain;
    private final @Nullable String text;
    private final @Nullable List<YamlNode> list;
    private final @Nullable Map<String, YamlNode> map;

    /**
     * Where in the text of the file a value stands.
     *
     * @param text the lines of the file; empty when they are not known
     * @param keyColumn the column of its key, 1-based; that of the value when it has none; 0 when it is not known
     * @param column the column of the value when that is on the line of the key, else of the key
     */
    record Spot(List<String> text, int keyColumn, int column) {
        static final Spot UNKNOWN = new Spot(List.of(), 0, 0);

        String line(int line) {
            return line < 1 || line > text.size() ? "" : text.get(line - 1);
        }
    }

    private YamlNode(
            String file,
            int line,
            Spot spot,
            boolean plain,
            @Nullable String text,
            @Nullable List<YamlNode> list,
            @Nullable Map<String, YamlNode> map) {
        this.file = file;
        this.line = line;
        this.spot = spot;
        this.plain = plain;
        this.text = text;
        this.list = list;
        this.map = map;
    }

    /** A text at a place. */
    public static YamlNode text(String file, int line, String text) {
        return new YamlNode(file, line, Spot.UNKNOWN, false, text, null, null);
    }

    /** A text that stands without quotes, and may be meant as a number, true, false or null. */
    static YamlNode plain(String file, int line, String text) {
        return new YamlNode(file, line, Spot.UNKNOWN, true, text, null, null);
    }

    /** A list at a place. */
    public static YamlNode list(String file, int line, List<YamlNode> list) {
        return new YamlNode(file, line, Spot.UNKNOWN, false, null, List.copyOf(list), null);
    }

    /** A map at a place. */
    public static YamlNode map(String file, int line, Map<String, YamlNode> map) {
        return new YamlNode(file, line, Spot.UNKNOWN, false, null, null, new LinkedHashMap<>(map));
    }

    /** This value as it stands at another place of its file. */
    YamlNode at(int otherLine, Spot otherSpot) {
        return new YamlNode(file, otherLine, otherSpot, plain, text, list, map);
    }

    /** A list in the place of this value. */
    public YamlNode withElements(List<YamlNode> elements) {
        return list(file, line, elements).at(line, spot);
    }

    /** This map with one entry in the place of that of its key, or added to it; a mistake when this is no map. */
    public YamlNode with(String key, YamlNode value) {
        Map<String, YamlNode> entries = new LinkedHashMap<>(asMap());
        entries.put(key, value);
        return map(file, line, entries).at(line, spot);
    }

    /** This list with one element in the place of another; a mistake when this is no list. */
    public YamlNode with(int index, YamlNode value) {
        List<YamlNode> elements = new ArrayList<>(asList());
        elements.set(index, value);
        return withElements(elements);
    }

    /** This value with the elements of all its lists of maps or lists in the order that a function gives them. */
    public YamlNode reordered(UnaryOperator<List<YamlNode>> order) {
        if (map != null) {
            Map<String, YamlNode> entries = new LinkedHashMap<>();
            map.forEach((key, value) -> entries.put(key, value.reordered(order)));
            return map(file, line, entries).at(line, spot);
        }
        if (list == null) {
            return this;
        }
        List<YamlNode> elements =
                list.stream().map(each -> each.reordered(order)).toList();
        return withElements(elements.stream().allMatch(YamlNode::isText) ? elements : order.apply(elements));
    }

    /** The place, {@code file:line}. */
    public String place() {
        return file + ":" + line;
    }

    /** The line, 1-based. */
    public int line() {
        return line;
    }

    /** Whether this is a text. */
    public boolean isText() {
        return text != null;
    }

    /** Whether this is a text without quotes, which may be meant as a number, true, false or null. */
    public boolean isPlain() {
        return plain;
    }

    /** Whether this is null: a text without quotes that says so, or nothing at all. */
    public boolean isNull() {
        return plain && text != null && (text.isEmpty() || text.equals("null") || text.equals("~"));
    }

    /** Whether this is a list. */
    public boolean isList() {
        return list != null;
    }

    /** Whether this is a map. */
    public boolean isMap() {
        return map != null;
    }

    /** The text; a mistake when this is none. */
    public String asText() {
        if (text == null) {
            throw broken("expected a single value here, but found a " + (list == null ? "map" : "list"));
        }
        return text;
    }

    /** The elements as texts; a mistake when this is no list of texts. */
    public List<String> asTexts() {
        return FileProblems.each(asList(), YamlNode::asText);
    }

    /** The elements; a mistake when this is no list. */
    public List<YamlNode> asList() {
        if (list == null) {
            throw broken("expected a list here, but found " + found());
        }
        return list;
    }

    /** The entries in the order of the file; a mistake when this is no map. */
    public Map<String, YamlNode> asMap() {
        if (map == null) {
            throw broken("expected \"key: value\" lines here, but found " + found());
        }
        return map;
    }

    /** The value of a key; null when the key is not there. */
    public @Nullable YamlNode get(String key) {
        return asMap().get(key);
    }

    /** The value of a key; a mistake when the key is not there. */
    public YamlNode require(String key) {
        YamlNode node = get(key);
        if (node == null) {
            throw broken("the key \"" + key + "\" is missing");
        }
        return node;
    }

    /** The text as a whole number; a mistake when it is none. */
    public int asNumber() {
        try {
            return Integer.parseInt(asText().strip());
        } catch (NumberFormatException e) {
            throw broken("\"" + asText() + "\" is not a whole number");
        }
    }

    /** The text as true or false; a mistake when it is neither. */
    public boolean asFlag() {
        return switch (asText().strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw broken("\"" + asText() + "\" is neither true nor false");
        };
    }

    /** The text as a constant; a mistake that lists the allowed ones when it is none. */
    public <T extends Enum<T>> T asChoice(Class<T> type) {
        List<String> names = new ArrayList<>();
        for (T constant : type.getEnumConstants()) {
            if (constant.name().equals(asText())) {
                return constant;
            }
            names.add(constant.name());
        }
        throw broken("\"" + asText() + "\" is not allowed here. Allowed: " + String.join(", ", names) + "."
                + Nearest.maybe(asText(), names));
    }

    /** Checks that a map has no other keys than these; a mistake that names each other one. */
    public void allow(Collection<String> keys) {
        FileProblems.forEach(asMap(), (key, node) -> {
            if (!keys.contains(key)) {
                throw node.brokenKey("unknown key \"" + key + "\". Known: "
                        + String.join(", ", keys.stream().sorted().toList()) + "." + Nearest.maybe(key, keys));
            }
        });
    }

    /** A mistake at this place. */
    public BrokenFileException broken(String message) {
        return broken(message, spot.column());
    }

    /** A mistake about the key of this value. */
    public BrokenFileException brokenKey(String message) {
        return broken(message, spot.keyColumn());
    }

    private BrokenFileException broken(String message, int column) {
        return new BrokenFileException(List.of(new FileProblem(file, line, column, message, spot.line(line))));
    }

    private String found() {
        return text == null ? "a " + (list == null ? "map" : "list") : "\"" + text + "\"";
    }

    /** The value in one line, without its place: the same for the same value. */
    @Override
    public String toString() {
        if (text != null) {
            return text;
        }
        return list == null ? String.valueOf(map) : list.toString();
    }
}
