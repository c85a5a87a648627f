package io.github.abmrules.rules.reload;

import io.github.abmrules.rules.packs.RulesVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What files say, as a hash, to see whether they have changed. It is over names and content and not over times: a copy may
 * keep the time of its original, a clock may be too coarse for two quick writes, and a file that is only touched says what it
 * said before.
 */
final class FolderState {
    private final MessageDigest digest = RulesVersion.sha256();

    private FolderState() {}

    /** The state of what a load reads of folders of packs, and of single files. What is not there has a state too. */
    static String of(List<Path> folders, List<Path> files) {
        FolderState state = new FolderState();
        folders.forEach(state::folder);
        files.forEach(state::file);
        return HexFormat.of().formatHex(state.digest.digest());
    }

    private void folder(Path folder) {
        for (Path pack : list(folder)) {
            if (Files.isDirectory(pack)) {
                for (Path file : list(pack)) {
                    String name = file.getFileName().toString();
                    if (name.endsWith(".drl") || name.equals("parameters.yaml")) {
                        file(file);
                    }
                }
                Path scenarios = pack.resolve("scenarios");
                if (Files.isDirectory(scenarios)) {
                    list(scenarios).forEach(this::file);
                }
            }
        }
    }

    private List<Path> list(Path folder) {
        add("folder", folder.toString().getBytes(StandardCharsets.UTF_8));
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            add("unreadable", e.getClass().getName().getBytes(StandardCharsets.UTF_8));
            return List.of();
        }
    }

    private void file(Path file) {
        add("file", file.toString().getBytes(StandardCharsets.UTF_8));
        try {
            add("content", Files.readAllBytes(file));
        } catch (IOException e) {
            add("unreadable", e.getClass().getName().getBytes(StandardCharsets.UTF_8));
        }
    }

    private void add(String label, byte[] bytes) {
        digest.update((label + " " + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}
