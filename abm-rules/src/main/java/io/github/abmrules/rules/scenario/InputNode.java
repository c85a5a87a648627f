package io.github.abmrules.rules.scenario;

import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.json.RecordField;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.rules.yaml.BrokenFileException;
import io.github.abmrules.rules.yaml.FileProblems;
import io.github.abmrules.rules.yaml.YamlNode;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the input of a question in a scenario, whose fields are those of its JSON. */
final class InputNode {
    private static final String DEFAULT_ID = "scenario";

    private final Set<String> paths = new HashSet<>();
    private final Set<String> open = new HashSet<>();

    private InputNode(List<RecordField> fields) {
        for (RecordField field : fields) {
            String path = field.path().replace("[]", "");
            paths.add(path.replace("{}", ""));
            if (path.endsWith("{}") && !field.type().contains("object with values: object")) {
                open.add(path.replace("{}", ""));
            }
        }
    }

    /**
     * The input, or what is wrong with its values.
     *
     * @throws BrokenFileException when a field is not one of the input's
     */
    static <I> ReadRecord<I> read(RecordJson<I> json, YamlNode node, ZoneId zone) {
        new InputNode(json.fields()).check("", node);
        YamlNode named = node.get(json.idName()) == null && isText(json)
                ? node.with(json.idName(), YamlNode.text("input", 1, DEFAULT_ID))
                : node;
        return json.read(JsonNode.text(named), zone);
    }

    private static boolean isText(RecordJson<?> json) {
        RecordField first = json.fields().get(0);
        return first.required() && first.type().equals("text");
    }

    private void check(String prefix, YamlNode node) {
        if (node.isList()) {
            FileProblems.forEach(node.asList(), element -> check(prefix, element));
        } else if (node.isMap()) {
            List<String> known = below(prefix);
            if (known.isEmpty() || open.contains(prefix)) {
                return;
            }
            FileProblems.forEach(node.asMap(), (key, value) -> {
                String path = prefix.isEmpty() ? key : prefix + "." + key;
                if (!paths.contains(path)) {
                    throw value.brokenKey("unknown field \"" + key + "\". Known: " + String.join(", ", known) + "."
                            + Nearest.maybe(key, known));
                }
                check(path, value);
            });
        }
    }

    private List<String> below(String prefix) {
        String start = prefix.isEmpty() ? "" : prefix + ".";
        return paths.stream()
                .filter(path -> path.startsWith(start) && path.indexOf('.', start.length()) < 0)
                .map(path -> path.substring(start.length()))
                .filter(name -> !name.isEmpty())
                .sorted()
                .toList();
    }
}
