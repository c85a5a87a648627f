package io.github.abmrules.rules.packs;

import io.github.abmrules.rules.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A YAML tree as properties and back. A text at {@code a} is {@code a=text}; a list has {@code a.size} and {@code a.0} …; a
 * map has its keys, in order, in {@code a.keys}; every node has {@code a.line}.
 */
final class Flat {

    private Flat() {}

    static void write(Map<String, String> target, String path, YamlNode node) {
        target.put(path + "@line", Integer.toString(node.line()));
        if (node.isText()) {
            target.put(path, node.asText());
        } else if (node.isList()) {
            List<YamlNode> elements = node.asList();
            target.put(path + "@size", Integer.toString(elements.size()));
            for (int i = 0; i < elements.size(); i++) {
                write(target, path + "." + i, elements.get(i));
            }
        } else {
            target.put(path + "@keys", String.join(",", node.asMap().keySet()));
            node.asMap().forEach((key, value) -> write(target, path + "." + key, value));
        }
    }

    static @Nullable YamlNode read(Properties source, String path, String file) {
        String lineText = source.getProperty(path + "@line");
        if (lineText == null) {
            return null;
        }
        int line = Integer.parseInt(lineText);
        String text = source.getProperty(path);
        if (text != null) {
            return YamlNode.text(file, line, text);
        }
        String size = source.getProperty(path + "@size");
        if (size != null) {
            List<YamlNode> elements = new ArrayList<>();
            for (int i = 0; i < Integer.parseInt(size); i++) {
                elements.add(child(source, path + "." + i, file));
            }
            return YamlNode.list(file, line, elements);
        }
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        String keys = source.getProperty(path + "@keys", "");
        for (String key : keys.isEmpty() ? new String[0] : keys.split(",")) {
            entries.put(key, child(source, path + "." + key, file));
        }
        return YamlNode.map(file, line, entries);
    }

    private static YamlNode child(Properties source, String path, String file) {
        YamlNode node = read(source, path, file);
        if (node == null) {
            throw new IllegalStateException("The index of the shipped rule packs lacks " + path + ".");
        }
        return node;
    }
}
