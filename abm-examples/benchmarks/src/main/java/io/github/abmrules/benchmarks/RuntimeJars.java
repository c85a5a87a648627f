package io.github.abmrules.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The jars that a host gets with {@code abm-rules}: found in the tree of all dependencies of the benchmarks, which the build
 * writes, and weighed where it puts them.
 */
final class RuntimeJars {
    private static final String TREE = "/META-INF/dependencies.txt";
    private static final String RULES = "abm-rules";
    private static final Pattern LINE =
            Pattern.compile("^([^\\w(]*)\\(?[\\w.-]+:([\\w.-]+):jar:([\\w.-]+):(compile|runtime)\\b.*");

    private RuntimeJars() {}

    /**
     * The sizes in bytes, by file name.
     *
     * @return empty where the benchmarks do not run from the jar that the build makes
     */
    static Map<String, Long> sizes() throws IOException {
        try (InputStream tree = RuntimeJars.class.getResourceAsStream(TREE)) {
            if (tree == null) {
                return Map.of();
            }
            Path jar = Path.of(RuntimeJars.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path lib = jar.resolveSibling("lib");
            Map<String, Long> sizes = new TreeMap<>();
            for (String name : names(new String(tree.readAllBytes(), StandardCharsets.UTF_8))) {
                sizes.put(name, Files.size(lib.resolve(name)));
            }
            return sizes;
        } catch (URISyntaxException e) {
            throw new IOException("The jar of the benchmarks has no place.", e);
        }
    }

    /** The file names of {@code abm-rules} and all that it needs at run time, in a tree as Maven writes it when verbose. */
    static Set<String> names(String tree) {
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        Map<String, String> files = new LinkedHashMap<>();
        List<String> path = new ArrayList<>();
        for (String line : tree.split("\n")) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                continue;
            }
            int depth = matcher.group(1).length() / 3;
            String artifact = matcher.group(2);
            while (path.size() >= Math.max(1, depth)) {
                path.remove(path.size() - 1);
            }
            if (!path.isEmpty()) {
                needs.computeIfAbsent(path.get(path.size() - 1), key -> new LinkedHashSet<>())
                        .add(artifact);
            }
            path.add(artifact);
            if (!line.contains("omitted for conflict")) {
                files.put(artifact, artifact + "-" + matcher.group(3) + ".jar");
            }
        }
        if (!files.containsKey(RULES)) {
            throw new IllegalArgumentException("The tree of dependencies does not name " + RULES + ". Maybe "
                    + "maven-dependency-plugin writes it in another form now?");
        }
        Set<String> seen = new LinkedHashSet<>(Set.of(RULES));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (String artifact : needs.getOrDefault(open.remove(), Set.of())) {
                if (seen.add(artifact)) {
                    open.add(artifact);
                }
            }
        }
        Set<String> names = new LinkedHashSet<>();
        seen.forEach(artifact -> names.add(files.get(artifact)));
        return names;
    }
}
