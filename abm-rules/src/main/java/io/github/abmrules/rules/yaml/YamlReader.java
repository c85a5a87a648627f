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

    private final String file;
    private final List<String> lines;
    private final FileProblems problems;

    private YamlReader(String file, List<String> lines, FileProblems problems) {
        this.file = file;
        this.lines = lines;
        this.problems = problems;
    }

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
        List<String> lines = text.lines().toList();
        FileProblems problems = new FileProblems();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            YamlNode read = root.map(node -> new YamlReader(file, lines, problems).node(node, 0))
                    .orElseGet(() -> YamlNode.map(file, 1, Map.of()));
            problems.check();
            return read;
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            int column = e.getProblemMark().map(Mark::getColumn).orElse(0) + 1;
            String source = line <= lines.size() ? lines.get(line - 1) : "";
            throw new BrokenFileException(List.of(
                    new FileProblem(file, line, column, "is no YAML: " + e.getProblem() + advice(source), source)));
        } catch (YamlEngineException e) {
            throw new BrokenFileException(file, "is no YAML: " + e.getMessage());
        }
    }

    /** What is most often the reason that a line cannot be read. */
    private static String advice(String line) {
        if (line.stripLeading().length() < line.length()
                && line.substring(0, indent(line)).contains("\t")) {
            return ". Maybe spaces in the place of the tab?";
        }
        return ". Maybe it should stand further left or right, or a text needs quotes, or a bracket is missing?";
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private YamlNode node(Node node, int depth) {
        int line = line(node);
        int column = column(node);
        YamlNode.Spot spot = new YamlNode.Spot(lines, column, column);
        if (depth > DEEPEST) {
            throw YamlNode.text(file, line, "").at(line, spot).broken("is nested too deeply");
        }
        if (node instanceof ScalarNode scalar) {
            YamlNode text = scalar.isPlain()
                    ? YamlNode.plain(file, line, scalar.getValue())
                    : YamlNode.text(file, line, scalar.getValue());
            return text.at(line, spot);
        }
        if (node instanceof SequenceNode sequence) {
            List<YamlNode> elements = sequence.getValue().stream()
                    .map(element -> node(element, depth + 1))
                    .toList();
            return YamlNode.list(file, line, elements).at(line, spot);
        }
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : ((MappingNode) node).getValue()) {
            problems.attempt(() -> entry(tuple, depth, entries));
        }
        return YamlNode.map(file, line, entries).at(line, spot);
    }

    private void entry(NodeTuple tuple, int depth, Map<String, YamlNode> entries) {
        YamlNode key = node(tuple.getKeyNode(), depth + 1);
        String name = key.asText();
        int line = key.line();
        int column = column(tuple.getKeyNode());
        int valueColumn = line(tuple.getValueNode()) == line ? column(tuple.getValueNode()) : column;
        // A value is placed where its key stands: that is the line a person looks for.
        YamlNode value = node(tuple.getValueNode(), depth + 1).at(line, new YamlNode.Spot(lines, column, valueColumn));
        YamlNode earlier = entries.putIfAbsent(name, value);
        if (earlier != null) {
            throw key.broken("the key \"" + name + "\" is there twice, first in line " + earlier.line()
                    + ". Maybe one of them is meant for another place?");
        }
    }

    private static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    private static int column(Node node) {
        return node.getStartMark().map(Mark::getColumn).orElse(0) + 1;
    }
}
