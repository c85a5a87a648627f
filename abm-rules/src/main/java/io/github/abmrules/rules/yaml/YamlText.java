package io.github.abmrules.rules.yaml;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes {@link YamlNode}s so that {@link YamlReader} reads the same values again. */
public final class YamlText {
    /** What needs no quotes: nothing that YAML gives a meaning to, and no text that could be taken for a comment or a key. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.+-]+([A-Za-z0-9_./+-]*[A-Za-z0-9_])?");

    private YamlText() {}

    /** A value as YAML, ended by a line feed: maps over several lines, what they hold on a line each. */
    public static String of(YamlNode node) {
        StringBuilder text = new StringBuilder();
        block(text, node, "");
        return text.toString();
    }

    private static void block(StringBuilder text, YamlNode node, String indent) {
        if (!node.isMap() || node.asMap().isEmpty()) {
            text.append(indent);
            flow(text, node);
            text.append('\n');
            return;
        }
        node.asMap().forEach((key, value) -> {
            text.append(indent);
            quote(text, key, true);
            text.append(':');
            if (value.isMap() && !value.asMap().isEmpty()) {
                text.append('\n');
                block(text, value, indent + "  ");
            } else {
                text.append(' ');
                flow(text, value);
                text.append('\n');
            }
        });
    }

    private static void flow(StringBuilder text, YamlNode node) {
        if (node.isText()) {
            quote(text, node.asText(), node.isPlain());
        } else if (node.isList()) {
            text.append('[');
            List<YamlNode> elements = node.asList();
            for (int i = 0; i < elements.size(); i++) {
                text.append(i == 0 ? "" : ", ");
                flow(text, elements.get(i));
            }
            text.append(']');
        } else {
            text.append('{');
            boolean first = true;
            for (Map.Entry<String, YamlNode> entry : node.asMap().entrySet()) {
                text.append(first ? "" : ", ");
                first = false;
                quote(text, entry.getKey(), true);
                text.append(": ");
                flow(text, entry.getValue());
            }
            text.append('}');
        }
    }

    private static void quote(StringBuilder text, String value, boolean plain) {
        if (plain && PLAIN.matcher(value).matches()) {
            text.append(value);
            return;
        }
        if (plain && value.isEmpty()) {
            text.append("null");
            return;
        }
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x7f || c == 0x85 || c == 0xa0 || c == 0x2028 || c == 0x2029 || c == 0xfeff) {
                        text.append("\\u%04x".formatted((int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
