package io.github.abmrules.rules.reload;

import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.observation.EngineListener;
import io.github.abmrules.rules.packs.BrokenRulesException;
import io.github.abmrules.rules.packs.PackFolder;
import io.github.abmrules.rules.packs.RulePack;
import io.github.abmrules.rules.packs.ShippedPacks;
import io.github.abmrules.rules.restrict.RuleLimits;
import io.github.abmrules.rules.restrict.RuleTrust;
import io.github.abmrules.rules.scenario.ScenarioResult;
import io.github.abmrules.rules.scenario.ScenarioRunner;
import io.github.abmrules.rules.yaml.YamlNode;
import io.github.abmrules.rules.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The files that versions are made of, and how a version is made of them. Immutable once it is collected. */
final class RuleFolders {
    private final List<Path> folders = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();
    private final List<Supplier<YamlNode>> overlays = new ArrayList<>();
    private final List<String> packs = new ArrayList<>();
    private boolean shipped = true;
    private RuleTrust trust = RuleTrust.RESTRICTED;
    private RuleLimits limits = RuleLimits.DEFAULT;
    private boolean scenarios = true;
    private final List<EngineListener> listeners = new ArrayList<>();
    private ZoneId zone = ZoneOffset.UTC;

    RuleFolders() {}

    /** A copy that the original no longer changes. */
    RuleFolders(RuleFolders other) {
        folders.addAll(other.folders);
        files.addAll(other.files);
        overlays.addAll(other.overlays);
        packs.addAll(other.packs);
        listeners.addAll(other.listeners);
        shipped = other.shipped;
        trust = other.trust;
        limits = other.limits;
        scenarios = other.scenarios;
        zone = other.zone;
    }

    void folder(Path folder) {
        folders.add(folder);
    }

    void overlay(Path file) {
        files.add(file);
        overlays.add(() -> YamlReader.read(file));
    }

    void overlay(YamlNode overlay) {
        overlays.add(() -> overlay);
    }

    void pack(String name) {
        packs.add(name);
    }

    void withoutShipped() {
        shipped = false;
    }

    void trust() {
        trust = RuleTrust.TRUSTED;
    }

    void limits(RuleLimits value) {
        limits = value;
    }

    void withoutScenarios() {
        scenarios = false;
    }

    void listener(EngineListener listener) {
        listeners.add(listener);
    }

    void zone(ZoneId value) {
        zone = value;
    }

    /** Whether there is no file that could change. */
    boolean isEmpty() {
        return folders.isEmpty() && files.isEmpty();
    }

    /** What the files say, as a hash. */
    String state() {
        return FolderState.of(folders, files);
    }

    /**
     * Makes an engine of the files as they are now, and runs their scenarios.
     *
     * @throws RuntimeException when something is wrong with them
     */
    AbmEngine load() {
        List<RulePack> base = ShippedPacks.all();
        List<RulePack> own = List.of();
        for (Path folder : folders) {
            own = PackFolder.merged(own, PackFolder.read(folder, base));
        }
        List<YamlNode> differing = overlays.stream().map(Supplier::get).toList();
        AbmEngine.Builder builder = AbmEngine.builder().rules(own).zone(zone).limits(limits);
        if (trust == RuleTrust.TRUSTED) {
            builder.trustRules();
        }
        listeners.forEach(builder::listener);
        packs.forEach(builder::pack);
        differing.forEach(builder::parameters);
        if (!shipped) {
            builder.withoutShippedPacks();
        }
        AbmEngine engine = builder.build();
        boolean good = false;
        try {
            if (scenarios && hasScenarios()) {
                runScenarios(shipped ? PackFolder.merged(base, own) : own, differing);
            }
            good = true;
            return engine;
        } finally {
            if (!good) {
                engine.close();
            }
        }
    }

    private boolean hasScenarios() {
        return folders.stream().anyMatch(folder -> {
            try (Stream<Path> entries = Files.list(folder)) {
                return entries.anyMatch(pack -> Files.isDirectory(pack.resolve("scenarios")));
            } catch (IOException e) {
                throw new UncheckedIOException(folder + ": cannot be read: " + e.getMessage(), e);
            }
        });
    }

    private void runScenarios(List<RulePack> all, List<YamlNode> differing) {
        try (ScenarioRunner runner = ScenarioRunner.of(all, differing, trust)) {
            List<String> problems = new ArrayList<>();
            for (ScenarioResult result : runner.runAll(runner.scenarios(folders))) {
                result.differences()
                        .forEach(each -> problems.add(each.place() + ": the scenario \""
                                + result.scenario().name() + "\": " + each.what() + ": expected " + each.expected()
                                + ", but found " + each.actual()));
            }
            if (!problems.isEmpty()) {
                throw new BrokenRulesException(problems);
            }
        }
    }
}
