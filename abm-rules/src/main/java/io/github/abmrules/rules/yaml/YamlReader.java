package io.github.abmrules.rules.yaml;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads YAML into {@link YamlNode}s. */
public final class YamlReader {
    private static final int DEEPEST = 32;
    private static final int LONGEST = 3 * 1024 * 1024;

    private YamlReader() {}

    /**
     * The content of a file; an empty file is an empty map.
     *
     * @throws BrokenFileException when it cannot be read or is no YAML
     */
    public static YamlNode read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new BrokenFileException(file.toString(), "there is no such file. Maybe the path is misspelt?");
        } catch (CharacterCodingException e) {
            throw new BrokenFileException(file.toString(), "is not UTF-8 text. Maybe save it as UTF-8?");
        } catch (IOException e) {
            throw new BrokenFileException(file.toString(), "cannot be read: " + e.getMessage());
        }
        return parse(text, file.toString());
    }

    /**
     * A text as YAML; an empty text is an empty map.
     *
     * @param file the name that places are given in
     * @throws BrokenFileException when it is no YAML
     */
    public static YamlNode parse(String text, String file) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setUseMarks(true)
                .setMaxAliasesForCollections(0)
                .setCodePointLimit(LONGEST)
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            return root.map(node -> node(node, file, 0)).orElseGet(() -> YamlNode.map(file, 1, Map.of()));
        } catch (MarkedYamlEngineException e) {
            String place = file + ":"
                    + e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new BrokenFileException(place, "is no YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new BrokenFileException(file, "is no YAML: " + e.getMessage());
        }
    }

    private static YamlNode node(Node node, String file, int depth) {
        int line = node.getStartMark().map(Mark::getLine).orElse(0) + 1;
        if (depth > DEEPEST) {
            throw new BrokenFileException(file + ":" + line, "is nested too deeply");
        }
        if (node instanceof ScalarNode scalar) {
            return scalar.isPlain()
                    ? YamlNode.plain(file, line, scalar.getValue())
                    : YamlNode.text(file, line, scalar.getValue());
        }
        if (node instanceof SequenceNode sequence) {
            List<YamlNode> elements = sequence.getValue().stream()
                    .map(element -> node(element, file, depth + 1))
                    .toList();
            return YamlNode.list(file, line, elements);
        }
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : ((MappingNode) node).getValue()) {
            int keyLine = tuple.getKeyNode().getStartMark().map(Mark::getLine).orElse(0) + 1;
            String key = node(tuple.getKeyNode(), file, depth + 1).asText();
            YamlNode value = node(tuple.getValueNode(), file, depth + 1);
            // A value is placed where its key stands: that is the line a person looks for.
            if (entries.put(key, value.at(keyLine)) != null) {
                throw new BrokenFileException(file + ":" + keyLine, "the key \"" + key + "\" is there twice");
            }
        }
        return YamlNode.map(file, line, entries);
    }
}
