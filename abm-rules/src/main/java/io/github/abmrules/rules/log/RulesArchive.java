package io.github.abmrules.rules.log;

import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.packs.BrokenRulesException;
import io.github.abmrules.rules.packs.RuleFile;
import io.github.abmrules.rules.packs.RulePack;
import io.github.abmrules.rules.packs.ShippedPacks;
import io.github.abmrules.rules.parameters.ParameterDeclaration;
import io.github.abmrules.rules.parameters.Parameters;
import io.github.abmrules.rules.stage.DecisionPacks;
import io.github.abmrules.rules.yaml.YamlNode;
import io.github.abmrules.rules.yaml.YamlReader;
import io.github.abmrules.rules.yaml.YamlText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The content of rules, kept by their version: {@code <version>/<pack>/*.drl}, and {@code parameters.yaml} with the values
 * in force. A folder of it can be read by people, and compared with others. Thread-safe; several processes may keep rules in one.
 */
public final class RulesArchive {
    private static final String PARAMETERS = "parameters.yaml";
    private static final String VERSION = "[0-9a-f]{64}";

    private final Path folder;
    private final Set<String> kept = ConcurrentHashMap.newKeySet();

    private RulesArchive(Path folder) {
        this.folder = folder;
    }

    /** The archive in a folder, which need not be there yet. */
    public static RulesArchive in(Path folder) {
        return new RulesArchive(folder);
    }

    /** The folder. */
    public Path folder() {
        return folder;
    }

    /** Whether a version is kept. */
    public boolean has(String version) {
        return version.matches(VERSION) && Files.isDirectory(folder.resolve(version));
    }

    /**
     * Keeps the rules of an engine, unless they are kept. They appear whole or not at all.
     *
     * @throws IOException when they cannot be written
     */
    public void keep(AbmEngine engine) throws IOException {
        String version = engine.rulesVersion();
        if (kept.contains(version)) {
            return;
        }
        if (!has(version)) {
            Files.createDirectories(folder);
            Path made = Files.createTempDirectory(folder, "." + version.substring(0, 8) + "-");
            try {
                write(engine, made);
                Files.move(made, folder.resolve(version), StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                delete(made);
                // Another process may have been first: then the rules are kept, which is all that was wanted.
                if (!has(version)) {
                    throw e;
                }
            }
        }
        kept.add(version);
    }

    private static void write(AbmEngine engine, Path target) throws IOException {
        for (RulePack pack : engine.packs()) {
            Path home = Files.createDirectories(target.resolve(pack.name()));
            for (RuleFile file : pack.files()) {
                Files.writeString(home.resolve(file.name()), file.text());
            }
        }
        for (Parameters pack : engine.parameters().packs()) {
            Map<String, YamlNode> entries = new LinkedHashMap<>();
            for (ParameterDeclaration each : pack.declarations()) {
                entries.put(each.key(), entry(each));
            }
            Path home = Files.createDirectories(target.resolve(pack.pack()));
            Files.writeString(home.resolve(PARAMETERS), YamlText.of(YamlNode.map(PARAMETERS, 1, entries)));
        }
    }

    private static YamlNode entry(ParameterDeclaration declaration) {
        Map<String, YamlNode> entry = new LinkedHashMap<>();
        entry.put("description", YamlNode.text(PARAMETERS, 1, declaration.description()));
        entry.put("unit", YamlNode.text(PARAMETERS, 1, declaration.unit().label()));
        entry.put("source", YamlNode.text(PARAMETERS, 1, declaration.source()));
        entry.put("value", declaration.written());
        return YamlNode.map(PARAMETERS, 1, entry);
    }

    /**
     * An engine with the rules of a version; whoever asks for it closes it.
     *
     * @throws UnknownRulesException when the version is not kept, or what is kept under it has another version, because
     *     somebody changed it
     * @throws BrokenRulesException when this release of the engine cannot use the rules any more
     */
    public AbmEngine engine(String version, ZoneId zone) {
        if (!has(version)) {
            throw new UnknownRulesException("The rules of version " + version + " are not in " + folder
                    + ". Maybe the log was moved without the folder of its rules?");
        }
        List<RulePack> packs = read(folder.resolve(version));
        AbmEngine.Builder builder =
                AbmEngine.builder().withoutShippedPacks().rules(packs).zone(zone);
        List<String> shipped = ShippedPacks.names();
        packs.stream()
                .map(RulePack::name)
                .filter(name -> shipped.contains(name) && !DecisionPacks.NAMES.contains(name))
                .forEach(builder::pack);
        AbmEngine engine = builder.build();
        if (!engine.rulesVersion().equals(version)) {
            String found = engine.rulesVersion();
            engine.close();
            throw new UnknownRulesException("The rules in " + folder.resolve(version) + " have the version " + found
                    + ". Maybe a file in that folder was changed?");
        }
        return engine;
    }

    private static List<RulePack> read(Path version) {
        List<RulePack> packs = new ArrayList<>();
        try {
            for (Path home : list(version)) {
                String name = home.getFileName().toString();
                List<RuleFile> files = new ArrayList<>();
                for (Path file : list(home)) {
                    String fileName = file.getFileName().toString();
                    if (fileName.endsWith(".drl")) {
                        files.add(new RuleFile(name, fileName, file.toString(), Files.readString(file)));
                    }
                }
                Path parameters = home.resolve(PARAMETERS);
                packs.add(new RulePack(
                        name,
                        files,
                        Files.exists(parameters)
                                ? ParameterDeclaration.readAll(YamlReader.read(parameters))
                                : List.of()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The rules in " + version + " cannot be read: " + e.getMessage(), e);
        }
        return packs;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
