package io.github.abmrules.rules.scenario;

import io.github.abmrules.rules.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes what a scenario describes as JSON: true, false, null and numbers are what they look like. */
final class JsonNode {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    private JsonNode() {}

    static String text(YamlNode node) {
        StringBuilder json = new StringBuilder();
        write(node, json);
        return json.toString();
    }

    private static void write(YamlNode node, StringBuilder json) {
        if (node.isMap()) {
            String separator = "{";
            for (Map.Entry<String, YamlNode> entry : node.asMap().entrySet()) {
                json.append(separator);
                quote(entry.getKey(), json);
                json.append(':');
                write(entry.getValue(), json);
                separator = ",";
            }
            json.append(node.asMap().isEmpty() ? "{}" : "}");
        } else if (node.isList()) {
            List<YamlNode> elements = node.asList();
            json.append('[');
            for (int i = 0; i < elements.size(); i++) {
                json.append(i == 0 ? "" : ",");
                write(elements.get(i), json);
            }
            json.append(']');
        } else if (node.isNull()) {
            json.append("null");
        } else if (node.isPlain() && isLiteral(node.asText())) {
            json.append(node.asText());
        } else {
            quote(node.asText(), json);
        }
    }

    private static boolean isLiteral(String text) {
        return text.equals("true")
                || text.equals("false")
                || NUMBER.matcher(text).matches();
    }

    private static void quote(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
