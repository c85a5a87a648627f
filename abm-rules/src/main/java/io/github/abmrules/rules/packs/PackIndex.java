package io.github.abmrules.rules.packs;

import io.github.abmrules.rules.yaml.YamlNode;
import io.github.abmrules.rules.yaml.YamlReader;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the index of the shipped packs; the build calls it. */
public final class PackIndex {

    private PackIndex() {}

    /**
     * Writes the index, and beside it the parameters of each pack.
     *
     * @param arguments the folder of the packs, which holds {@code order.yaml}, and the file to write
     * @throws IOException when a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path target = Path.of(arguments[1]).toAbsolutePath();
        Map<String, String> index = new TreeMap<>();
        List<String> order = YamlReader.read(folder.resolve("order.yaml")).require("order").asList().stream()
                .map(YamlNode::asText)
                .toList();
        index.put("packs", String.join(",", order));
        for (String pack : order) {
            try (Stream<Path> files = Files.list(folder.resolve(pack))) {
                index.put(
                        "files." + pack,
                        files.map(path -> path.getFileName().toString())
                                .filter(name -> name.endsWith(".drl"))
                                .sorted()
                                .collect(Collectors.joining(",")));
            }
            Path parameters = folder.resolve(pack).resolve("parameters.yaml");
            if (Files.exists(parameters)) {
                Path flat = target.resolveSibling(pack).resolve(ShippedPacks.PARAMETERS);
                Files.createDirectories(flat.getParent());
                try (DataOutputStream out =
                        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(flat)))) {
                    Flat.write(YamlReader.read(parameters), out);
                }
            }
        }
        StringBuilder text = new StringBuilder("# Made by the build from the pack folders.\n");
        index.forEach((key, value) ->
                text.append(escape(key)).append('=').append(escape(value)).append('\n'));
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\', '=', ':', '#', '!', ' ' -> escaped.append('\\').append(c);
                case '\n' -> escaped.append("\\n");
                case '\t' -> escaped.append("\\t");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
