package io.github.abmrules.rules.scenario;

import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.rules.internal.CompiledRules;
import io.github.abmrules.rules.packs.BrokenRulesException;
import io.github.abmrules.rules.packs.PackFolder;
import io.github.abmrules.rules.packs.RuleFile;
import io.github.abmrules.rules.packs.RuleInfo;
import io.github.abmrules.rules.packs.RulePack;
import io.github.abmrules.rules.packs.RulesVersion;
import io.github.abmrules.rules.packs.ShippedPacks;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.restrict.RuleTrust;
import io.github.abmrules.rules.yaml.BrokenFileException;
import io.github.abmrules.rules.yaml.FileProblems;
import io.github.abmrules.rules.yaml.YamlNode;
import io.github.abmrules.rules.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Reads scenarios and runs them against rules.
 *
 * <pre>
 * try (ScenarioRunner runner = ScenarioRunner.shipped()) {
 *     for (Scenario scenario : runner.shippedScenarios()) {
 *         System.out.println(runner.run(scenario));
 *     }
 * }
 * </pre>
 *
 * <p>The rules of a question are compiled once, whatever parameters and zones the scenarios ask for. A scenario file stands beside its
 * rule file: {@code <pack>/scenarios/<stem>.yaml} for {@code <pack>/<stem>.drl}. Immutable and safe for any number of
 * threads.
 */
public final class ScenarioRunner implements AutoCloseable {
    private static final String FOLDER = "scenarios";
    private static final String SUFFIX = ".yaml";

    private final List<RulePack> packs;
    private final RuleTrust trust;
    private final ParameterSet parameters;
    private final CompiledRules.Read read;
    private final Map<List<String>, CompiledRules> compiled = new ConcurrentHashMap<>();

    private ScenarioRunner(List<RulePack> packs, ParameterSet parameters, RuleTrust trust) {
        this.packs = packs;
        this.trust = trust;
        this.parameters = parameters;
        this.read = CompiledRules.read(packs, parameters, trust);
    }

    /** A runner of the shipped packs. */
    public static ScenarioRunner shipped() {
        return of(ShippedPacks.all());
    }

    /**
     * A runner of the shipped packs, with those of a folder in their place or added.
     *
     * @param folder holds one folder a pack
     * @throws BrokenRulesException when rules cannot be used; it names every problem
     * @throws BrokenFileException when parameters cannot be used
     */
    public static ScenarioRunner of(Path folder) {
        return of(folder, RuleTrust.RESTRICTED);
    }

    /** As {@link #of(Path)}, with the folder trusted as far as said. */
    public static ScenarioRunner of(Path folder, RuleTrust trust) {
        List<RulePack> base = ShippedPacks.all();
        return of(PackFolder.merged(base, PackFolder.read(folder, base)), List.of(), trust);
    }

    /**
     * A runner of packs.
     *
     * @throws BrokenRulesException when rules cannot be used; it names every problem
     */
    public static ScenarioRunner of(List<RulePack> packs) {
        return of(packs, List.of());
    }

    /**
     * A runner of packs with parameters that differ. What a scenario lists under {@code parameters} wins over these.
     *
     * @param overlays parameters that differ; a later one wins
     * @throws BrokenRulesException when rules cannot be used; it names every problem
     * @throws BrokenFileException when parameters cannot be used
     */
    public static ScenarioRunner of(List<RulePack> packs, List<YamlNode> overlays) {
        return of(packs, overlays, RuleTrust.RESTRICTED);
    }

    /** As {@link #of(List, List)}, with packs that the project does not ship trusted as far as said. */
    public static ScenarioRunner of(List<RulePack> packs, List<YamlNode> overlays, RuleTrust trust) {
        ScenarioRunner runner = uncompiled(packs, overlays, trust);
        runner.compileDecisions();
        return runner;
    }

    /** Compiles the rules that decide about accounts, and all that are not the project's own. */
    void compileDecisions() {
        compiled(Family.ofDecisions(packs));
    }

    /**
     * Checks that the scenarios of a folder can be read, without running any.
     *
     * @param folder holds one folder a pack
     * @param packs all packs that are loaded, those of the folder among them
     * @param overlays parameters that differ; a later one wins
     * @throws BrokenRulesException when rules cannot be read
     * @throws BrokenFileException with all that is wrong with any scenario
     */
    public static void check(Path folder, List<RulePack> packs, List<YamlNode> overlays, RuleTrust trust) {
        try (ScenarioRunner runner = uncompiled(packs, overlays, trust)) {
            runner.scenarios(folder);
        }
    }

    /** A runner that compiles rules when a scenario needs them. */
    static ScenarioRunner uncompiled(List<RulePack> packs, List<YamlNode> overlays, RuleTrust trust) {
        ParameterSet parameters = ShippedPacks.parametersWith(packs).overlaid(overlays);
        return new ScenarioRunner(List.copyOf(packs), parameters, trust);
    }

    /** Hash of rule text and effective parameters: 64 hexadecimal digits. */
    public String rulesVersion() {
        return RulesVersion.of(packs, parameters);
    }

    /** The rules, in the order of packs, files and lines. */
    public List<RuleInfo> rules() {
        return read.rules();
    }

    /**
     * The scenarios that come with the shipped packs, in the order of packs and files.
     *
     * @throws BrokenFileException when there is a mistake in one, seen from the rules of this runner
     */
    public List<Scenario> shippedScenarios() {
        return shippedScenarios(ShippedPacks.names());
    }

    /** The scenarios that come with some of the shipped packs. */
    List<Scenario> shippedScenarios(Collection<String> names) {
        ScenarioReader reader = reader();
        List<Scenario> scenarios = new ArrayList<>();
        for (RulePack pack : ShippedPacks.of(names)) {
            for (RuleFile file : pack.files()) {
                String stem = stem(file.name());
                String place = "packs/" + pack.name() + "/" + FOLDER + "/" + stem + SUFFIX;
                try (InputStream in = ScenarioRunner.class.getResourceAsStream("/" + place)) {
                    if (in != null) {
                        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                        scenarios.addAll(reader.read(YamlReader.parse(text, place), pack.name(), stem));
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException("The scenarios " + place + " cannot be read.", e);
                }
            }
        }
        return List.copyOf(scenarios);
    }

    /**
     * The scenarios of a folder of packs, in the order of packs and files. Files whose name begins with a dot, which editors
     * leave, are passed over.
     *
     * @param folder holds one folder a pack
     * @throws BrokenFileException when there is a mistake in one
     */
    public List<Scenario> scenarios(Path folder) {
        return scenarios(folder, Set.of());
    }

    /**
     * The scenarios of several folders of packs, in their order. A later folder replaces packs of an earlier one: then those
     * of the earlier pack do not count.
     *
     * @param folders hold one folder a pack
     * @throws BrokenFileException when there is a mistake in one
     */
    public List<Scenario> scenarios(List<Path> folders) {
        List<List<Scenario>> byFolder = new ArrayList<>();
        Set<String> replaced = new HashSet<>();
        for (int i = folders.size() - 1; i >= 0; i--) {
            Path folder = folders.get(i);
            byFolder.add(0, scenarios(folder, replaced));
            list(folder).stream()
                    .filter(ScenarioRunner::holdsRules)
                    .map(ScenarioRunner::name)
                    .forEach(replaced::add);
        }
        return byFolder.stream().flatMap(List::stream).toList();
    }

    private List<Scenario> scenarios(Path folder, Set<String> replaced) {
        if (!Files.isDirectory(folder)) {
            throw new BrokenFileException(folder.toString(), "is not a folder. Maybe the path is misspelt?");
        }
        ScenarioReader reader = reader();
        List<Path> files = files(folder).stream()
                .filter(file -> !replaced.contains(packOf(file)))
                .toList();
        return FileProblems.each(
                        files, file -> reader.read(YamlReader.read(file), packOf(file), stem(file, packOf(file))))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /**
     * The scenario files of a folder of packs, in the order of packs and files.
     *
     * @throws BrokenRulesException when one is a link that leads out of the folder, or is too large
     */
    public static List<Path> files(Path folder) {
        List<Path> found = new ArrayList<>();
        for (Path pack : list(folder)) {
            Path files = pack.resolve(FOLDER);
            if (Files.isDirectory(files)) {
                list(files).stream().filter(file -> !name(file).startsWith(".")).forEach(file -> {
                    PackFolder.requireInside(file, folder);
                    found.add(file);
                });
            }
        }
        return found;
    }

    /** The name of the pack that a scenario file is about. */
    private static String packOf(Path file) {
        Path parent = file.getParent();
        Path pack = parent == null ? null : parent.getParent();
        return pack == null ? "" : name(pack);
    }

    private static boolean holdsRules(Path pack) {
        return Files.isDirectory(pack)
                && list(pack).stream().anyMatch(file -> name(file).endsWith(".drl"));
    }

    /**
     * The scenarios in a text.
     *
     * @param text the content of a scenario file
     * @param pack the pack it belongs to
     * @param ruleFile the rule file it belongs to, for example {@code mapping.drl}
     * @param file the name that places are given in
     * @throws BrokenFileException when there is a mistake in it
     */
    public List<Scenario> scenarios(String text, String pack, String ruleFile, String file) {
        return List.copyOf(reader().read(YamlReader.parse(text, file), pack, stem(ruleFile)));
    }

    /**
     * Runs a scenario as it is written.
     *
     * @throws BrokenRulesException when the rules of its question cannot be used
     */
    public ScenarioResult run(Scenario scenario) {
        return new Trial(this::compiled, null, new Neighbours(List.of())).run(scenario, null);
    }

    /** Runs scenarios as they are written, in their order. */
    public List<ScenarioResult> runAll(Collection<Scenario> scenarios) {
        return scenarios.stream().map(this::run).toList();
    }

    /**
     * Runs scenarios as they are written and once more with what has no order in another: the lists of inputs, the facts of
     * a session, and other accounts beside. A decision that is another one then is a difference.
     *
     * @param scenarios the scenarios
     * @param rules ids of the rules whose coverage is measured, each a rule of this runner
     * @param seed gives the other order; the same seed gives the same
     * @param threads how many scenarios run at a time
     * @throws BrokenRulesException when the rules of a question cannot be used
     */
    public ScenarioRun runAll(Collection<Scenario> scenarios, Collection<String> rules, long seed, int threads) {
        ScenarioTrials trials = trials(scenarios, rules, seed);
        // First the rules of all questions: scenarios that wait for the same ones would keep threads from others.
        Map<List<String>, Family> families = new LinkedHashMap<>();
        Family decisions = Family.ofDecisions(packs);
        families.put(decisions.names(), decisions);
        for (Scenario scenario : scenarios) {
            Family family = scenario.steps().get(0).given().family();
            families.putIfAbsent(family.names(), family);
        }
        ScenarioTrials.inParallel(families.values(), this::compiled, threads);
        return new ScenarioRun(seed, trials.runAll(List.copyOf(scenarios), threads), trials.coverage());
    }

    /** Scenarios to be run one by one, see {@link #runAll(Collection, Collection, long, int)}. */
    public ScenarioTrials trials(Collection<Scenario> scenarios, Collection<String> rules, long seed) {
        List<RuleInfo> measured =
                read.rules().stream().filter(rule -> rules.contains(rule.id())).toList();
        return new ScenarioTrials(
                new Trial(this::compiled, seed, new Neighbours(scenarios)), new Witness(measured, read.texts()));
    }

    private CompiledRules compiled(Family family) {
        return compiled.computeIfAbsent(
                family.names(), names -> CompiledRules.of(family.packs(), parameters.of(names), trust));
    }

    /** Lets go of the compiled rules. */
    @Override
    public void close() {
        compiled.values().forEach(CompiledRules::close);
    }

    private ScenarioReader reader() {
        return new ScenarioReader(read.rules(), packs, parameters);
    }

    /** The stem of a scenario file, which must be that of a rule file of its pack. */
    private String stem(Path file, String packName) {
        String name = name(file);
        List<String> known = packs.stream()
                .filter(pack -> pack.name().equals(packName))
                .flatMap(pack -> pack.files().stream())
                .map(rules -> stem(rules.name()) + SUFFIX)
                .toList();
        if (!known.contains(name)) {
            throw new BrokenFileException(
                    file.toString(),
                    "the pack \"" + packName + "\" has no rule file of this name. Known: " + String.join(", ", known)
                            + "." + Nearest.maybe(name, known));
        }
        return stem(name);
    }

    private static String stem(String file) {
        int dot = file.lastIndexOf('.');
        return dot < 0 ? file : file.substring(0, dot);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new BrokenFileException(folder.toString(), "cannot be read: " + e.getMessage());
        }
    }
}
