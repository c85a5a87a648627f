package io.github.abmrules.cli.input;

import io.github.abmrules.rules.yaml.YamlNode;
import io.github.abmrules.rules.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** YAML files by path, or by the short name of one that comes with the command line. */
public final class Shipped {

    private static final List<String> NAMES = List.of("crm-sales");

    private Shipped() {}

    /**
     * A file, or the shipped one of that name.
     *
     * @param name a path, or a short name
     * @param suffix what the shipped file's name has after the short name
     * @throws io.github.abmrules.rules.yaml.BrokenFileException when it cannot be read or is no YAML
     */
    public static YamlNode yaml(String name, String suffix) {
        if (!NAMES.contains(name) || Files.exists(Path.of(name))) {
            return YamlReader.read(Path.of(name));
        }
        String place = "mappings/" + name + suffix + ".yaml";
        try (InputStream in = Shipped.class.getResourceAsStream("/" + place)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + place + " is missing.");
            }
            return YamlReader.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
