package io.github.abmrules.rules.packs;

import io.github.abmrules.rules.parameters.ParameterDeclaration;
import io.github.abmrules.rules.yaml.BrokenFileException;
import io.github.abmrules.rules.yaml.FileProblems;
import io.github.abmrules.rules.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder of packs: {@code <pack>/*.drl} and {@code <pack>/parameters.yaml}. */
public final class PackFolder {
    private static final String PACK_NAME = "[a-z][a-z0-9_]*";
    private static final int MOST_ENTRIES = 1_000;
    private static final long LARGEST = 4L * 1024 * 1024;

    private PackFolder() {}

    /**
     * The packs in a folder, by name. A pack takes over the parameters of the base pack with its name; what its own
     * {@code parameters.yaml} declares wins.
     *
     * @param folder holds one folder a pack
     * @param base packs that these replace or are added to
     * @throws BrokenRulesException when there is no pack in the folder or a file cannot be read
     * @throws BrokenFileException when a {@code parameters.yaml} is broken
     */
    public static List<RulePack> read(Path folder, List<RulePack> base) {
        FileProblems problems = new FileProblems();
        List<RulePack> packs = read(folder, base, problems);
        problems.check();
        return packs;
    }

    /**
     * As {@link #read(Path, List)}; what is wrong with parameters is noted, and a pack whose {@code parameters.yaml} is
     * broken has only those of the base pack.
     */
    public static List<RulePack> read(Path folder, List<RulePack> base, FileProblems problems) {
        if (!Files.isDirectory(folder)) {
            throw new BrokenRulesException(List.of(
                    folder + ": is not a folder. Maybe the path is misspelt? It should hold one folder a pack."));
        }
        List<RulePack> packs = new ArrayList<>();
        for (Path path : list(folder)) {
            requireInside(path, folder);
            if (Files.isDirectory(path)) {
                RulePack pack = pack(path, base, folder, problems);
                if (pack != null) {
                    packs.add(pack);
                }
            }
        }
        if (packs.isEmpty()) {
            boolean isPack = list(folder).stream().anyMatch(PackFolder::isRules);
            throw new BrokenRulesException(List.of(folder + ": holds no rule pack, which is a folder with .drl files."
                    + (isPack
                            ? " Maybe you mean its parent, "
                                    + folder.toAbsolutePath().normalize().getParent() + "?"
                            : "")));
        }
        return packs;
    }

    /** Rule files that lie beside the packs of a folder, where no engine looks. */
    public static List<Path> stray(Path folder) {
        return list(folder).stream().filter(PackFolder::isRules).toList();
    }

    /**
     * Base packs with those of the same name replaced and the others added, in pack order: those with the name of a shipped
     * pack first, in the order of those, then the others by name.
     */
    public static List<RulePack> merged(List<RulePack> base, List<RulePack> over) {
        Map<String, RulePack> packs = new LinkedHashMap<>();
        base.forEach(pack -> packs.put(pack.name(), pack));
        over.forEach(pack -> packs.put(pack.name(), pack));
        List<String> order = ShippedPacks.names();
        return packs.values().stream()
                .sorted(Comparator.<RulePack>comparingInt(
                                pack -> order.contains(pack.name()) ? order.indexOf(pack.name()) : order.size())
                        .thenComparing(RulePack::name))
                .toList();
    }

    private static @Nullable RulePack pack(Path folder, List<RulePack> base, Path root, FileProblems problems) {
        String name = folder.getFileName().toString();
        Map<String, RuleFile> files = new TreeMap<>();
        for (Path path : list(folder)) {
            if (isRules(path)) {
                requireInside(path, root);
                String file = path.getFileName().toString();
                files.put(file, new RuleFile(name, file, path.toString(), text(path)));
            }
        }
        if (files.isEmpty()) {
            return null;
        }
        if (!name.matches(PACK_NAME)) {
            throw new BrokenRulesException(List.of(folder + ": \"" + name + "\" cannot be the name of a pack."
                    + " Use lower-case letters, digits and _ and begin with a letter."));
        }
        Path parameters = folder.resolve("parameters.yaml");
        Map<String, ParameterDeclaration> declarations = new LinkedHashMap<>();
        base.stream()
                .filter(pack -> pack.name().equals(name))
                .flatMap(pack -> pack.parameters().stream())
                .forEach(declaration -> declarations.put(declaration.key(), declaration));
        if (Files.exists(parameters)) {
            requireInside(parameters, root);
            problems.attempt(() -> ParameterDeclaration.readAll(YamlReader.read(parameters))
                    .forEach(declaration -> declarations.put(declaration.key(), declaration)));
        }
        return new RulePack(name, List.copyOf(files.values()), List.copyOf(declarations.values()));
    }

    /**
     * Refuses links that lead out of a folder, and files that are too large. Links within it are as good as files.
     *
     * @throws BrokenRulesException when the path is one of them
     */
    public static void requireInside(Path path, Path root) {
        try {
            if (!path.toRealPath().startsWith(root.toRealPath())) {
                throw new BrokenRulesException(
                        List.of(path + ": is a link that leads out of the folder. Maybe copy what it leads to?"));
            }
            if (Files.isRegularFile(path) && Files.size(path) > LARGEST) {
                throw new BrokenRulesException(List.of(
                        path + ": has " + Files.size(path) + " bytes; allowed: " + LARGEST + ". Maybe split it?"));
            }
        } catch (IOException e) {
            throw new BrokenRulesException(List.of(path + ": cannot be read: " + e.getMessage()));
        }
    }

    private static boolean isRules(Path path) {
        return path.getFileName().toString().endsWith(".drl") && Files.isRegularFile(path);
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (CharacterCodingException e) {
            throw new BrokenRulesException(List.of(path + ": is not UTF-8 text. Maybe save it as UTF-8?"));
        } catch (IOException e) {
            throw new BrokenRulesException(List.of(path + ": cannot be read: " + e.getMessage()));
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> sorted = entries.sorted().toList();
            if (sorted.size() > MOST_ENTRIES) {
                throw new BrokenRulesException(List.of(folder + ": holds " + sorted.size()
                        + " files and folders; allowed: " + MOST_ENTRIES + ". Maybe it is the wrong folder?"));
            }
            return sorted;
        } catch (IOException e) {
            throw new BrokenRulesException(List.of(folder + ": cannot be read: " + e.getMessage()));
        }
    }
}
