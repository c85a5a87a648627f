package io.github.abmrules.flink.ruleset;

import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.log.RulesArchive;
import io.github.abmrules.rules.log.UnknownRulesException;
import io.github.abmrules.rules.packs.BrokenRulesException;
import io.github.abmrules.rules.yaml.BrokenFileException;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The text of all rules and the values of all parameters, with their hash: what is sent to the machines of a cluster, each of
 * which compiles it once. Immutable and thread-safe.
 *
 * @param version the rules version, which the text must have where it arrives
 * @param files the text of each file: {@code <pack>/<name>.drl} and {@code <pack>/parameters.yaml}
 */
public record RuleSet(String version, Map<String, String> files) implements Serializable {
    private static final long serialVersionUID = 1;
    private static final String VERSION = "[0-9a-f]{64}";
    private static final String FILE = "[a-z][a-z0-9_]*/[A-Za-z0-9][A-Za-z0-9._-]*";

    /** Copies the files and checks that they have names that lead nowhere else. */
    public RuleSet {
        InvalidFactException.requireText("version", version);
        if (!version.matches(VERSION)) {
            throw new InvalidFactException(
                    "version", version, "must be 64 hexadecimal digits. Maybe make the line with the command rules?");
        }
        for (String name : files.keySet()) {
            if (!name.matches(FILE)) {
                throw new InvalidFactException(
                        "files", name, "must be named <pack>/<file>, such as cluster/mapping.drl");
            }
        }
        files = new TreeMap<>(files);
    }

    /** The rules of an engine. */
    public static RuleSet of(AbmEngine engine) {
        try (Folder folder = new Folder()) {
            RulesArchive archive = RulesArchive.in(folder.path);
            archive.keep(engine);
            Path root = folder.path.resolve(engine.rulesVersion());
            Map<String, String> files = new TreeMap<>();
            for (Path file : folder.files()) {
                files.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
            return new RuleSet(engine.rulesVersion(), files);
        } catch (IOException e) {
            throw new UncheckedIOException("The text of the rules cannot be collected: " + e.getMessage(), e);
        }
    }

    /**
     * Compiles the rules; whoever asks for the engine closes it. Engines of one process share what is compiled.
     *
     * @throws UnusableRulesException when they cannot be compiled, or are not those that the version names
     */
    public AbmEngine engine(ZoneId zone) {
        try (Folder folder = new Folder()) {
            Path root = folder.path.resolve(version);
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = root.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            Files.createDirectories(root);
            try {
                return RulesArchive.in(folder.path).engine(version, zone);
            } catch (UnknownRulesException e) {
                throw new UnusableRulesException("The text of the rules is not what the version " + version
                        + " names. Maybe a file was changed on the way, or it was made with another release?");
            } catch (BrokenRulesException | BrokenFileException | InvalidFactException e) {
                String message = String.valueOf(e.getMessage());
                throw new UnusableRulesException(message.replace(root + "/", ""));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The rules cannot be laid out to be compiled: " + e.getMessage(), e);
        }
    }

    /** A folder that is gone when it is closed. */
    private static final class Folder implements AutoCloseable {
        private final Path path;

        private Folder() throws IOException {
            path = Files.createTempDirectory("abm-rules");
        }

        private List<Path> files() throws IOException {
            try (Stream<Path> all = Files.walk(path)) {
                return all.filter(Files::isRegularFile).toList();
            }
        }

        @Override
        public void close() throws IOException {
            List<Path> all;
            try (Stream<Path> walk = Files.walk(path)) {
                all = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path each : all) {
                Files.deleteIfExists(each);
            }
        }
    }
}
