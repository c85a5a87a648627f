package io.github.abmrules.rules.scenario;

import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.rules.packs.BrokenRulesException;
import io.github.abmrules.rules.packs.PackFolder;
import io.github.abmrules.rules.packs.RuleInfo;
import io.github.abmrules.rules.packs.RulePack;
import io.github.abmrules.rules.packs.ShippedPacks;
import io.github.abmrules.rules.restrict.RuleTrust;
import io.github.abmrules.rules.yaml.BrokenFileException;
import io.github.abmrules.rules.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The scenarios of a folder of packs, or of the shipped ones, with the rules that they are about: what {@code abm test} runs.
 *
 * <pre>
 * try (ScenarioSuite suite = ScenarioSuite.of(Path.of("my-rules"))) {
 *     ScenarioRun run = suite.run(1, 2);
 *     run.failures().forEach(System.out::println);
 *     run.coverage().missing().forEach(System.out::println);
 * }
 * </pre>
 *
 * <p>Immutable and safe for any number of threads.
 */
public final class ScenarioSuite implements AutoCloseable {
    private final ScenarioRunner runner;
    private final List<Scenario> scenarios;
    private final List<RuleInfo> rules;

    private ScenarioSuite(ScenarioRunner runner, List<Scenario> scenarios, List<RuleInfo> rules) {
        this.runner = runner;
        this.scenarios = scenarios;
        this.rules = rules;
    }

    /** The suite of the shipped packs. */
    public static ScenarioSuite shipped() {
        return builder().build();
    }

    /**
     * The suite of a folder of packs, which run beside the shipped ones that they do not replace.
     *
     * @param folder holds one folder a pack
     * @throws BrokenRulesException when rules cannot be used; it names every problem
     * @throws BrokenFileException when parameters or scenarios cannot be used
     */
    public static ScenarioSuite of(Path folder) {
        return builder().folder(folder).build();
    }

    /** A builder; without more it gives the suite of the shipped packs. */
    public static Builder builder() {
        return new Builder();
    }

    /** Says which scenarios run, and beside which rules. Not thread-safe. */
    public static final class Builder {
        private @Nullable Path folder;
        private final List<Path> beside = new ArrayList<>();
        private final List<YamlNode> overlays = new ArrayList<>();
        private @Nullable String only;
        private RuleTrust trust = RuleTrust.RESTRICTED;

        private Builder() {}

        /** The folder whose scenarios run. Default: none, and the scenarios of the shipped packs run. */
        public Builder folder(Path value) {
            folder = value;
            return this;
        }

        /** A folder of packs that are loaded as well, and whose scenarios do not run. */
        public Builder beside(Path value) {
            beside.add(value);
            return this;
        }

        /** Parameters that differ; a later one wins, and what a scenario says itself wins over all. */
        public Builder parameters(YamlNode overlay) {
            overlays.add(overlay);
            return this;
        }

        /** Only scenarios about rules of this id, where {@code *} stands for anything. Default: all. */
        public Builder only(@Nullable String value) {
            only = value;
            return this;
        }

        /** Trusts packs that the project does not ship as code. Without it they are restricted. */
        public Builder trustRules() {
            trust = RuleTrust.TRUSTED;
            return this;
        }

        /**
         * Reads rules and scenarios.
         *
         * @throws BrokenRulesException when rules cannot be used; it names every problem
         * @throws BrokenFileException when parameters or scenarios cannot be used
         * @throws IllegalArgumentException when there is no rule of the id that was asked for
         */
        public ScenarioSuite build() {
            List<RulePack> base = ShippedPacks.all();
            List<RulePack> packs = base;
            for (Path each : beside) {
                packs = PackFolder.merged(packs, PackFolder.read(each, base));
            }
            Set<String> tested;
            if (folder == null) {
                tested = new LinkedHashSet<>(ShippedPacks.names());
                packs.stream().filter(pack -> !base.contains(pack)).forEach(pack -> tested.remove(pack.name()));
            } else {
                List<RulePack> own = PackFolder.read(folder, base);
                tested = own.stream().map(RulePack::name).collect(Collectors.toSet());
                packs = PackFolder.merged(packs, own);
            }
            ScenarioRunner runner = ScenarioRunner.uncompiled(packs, overlays, trust);
            try {
                List<RuleInfo> rules = asked(runner.rules().stream()
                        .filter(rule -> tested.contains(pack(rule)))
                        .toList());
                Set<String> ids = rules.stream().map(RuleInfo::id).collect(Collectors.toSet());
                List<Scenario> all = folder == null ? runner.shippedScenarios(tested) : runner.scenarios(folder);
                List<Scenario> scenarios = all.stream()
                        .filter(scenario -> ids.contains(scenario.rule()))
                        .toList();
                return new ScenarioSuite(runner, scenarios, rules);
            } catch (RuntimeException e) {
                runner.close();
                throw e;
            }
        }

        private List<RuleInfo> asked(List<RuleInfo> rules) {
            if (only == null) {
                return rules;
            }
            Pattern pattern = Pattern.compile(Pattern.quote(only).replace("*", "\\E.*\\Q"));
            List<RuleInfo> asked = rules.stream()
                    .filter(rule -> pattern.matcher(rule.id()).matches())
                    .toList();
            if (asked.isEmpty()) {
                List<String> ids = rules.stream().map(RuleInfo::id).toList();
                throw new IllegalArgumentException("There is no rule \"" + only + "\" among the " + ids.size()
                        + " that are tested." + Nearest.maybe(only, ids));
            }
            return asked;
        }

        private static String pack(RuleInfo rule) {
            return rule.id().substring(0, rule.id().indexOf('.'));
        }
    }

    /** The scenarios, in the order of packs and files. */
    public List<Scenario> scenarios() {
        return scenarios;
    }

    /** The rules that they are about, in the order of packs, files and lines. */
    public List<RuleInfo> rules() {
        return rules;
    }

    /** Hash of rule text and effective parameters, of all packs that are loaded: 64 hexadecimal digits. */
    public String rulesVersion() {
        return runner.rulesVersion();
    }

    /**
     * Runs all scenarios.
     *
     * @param seed gives the order in which facts come the second time; the same seed gives the same
     * @param threads how many scenarios run at a time, 1 or more
     * @throws BrokenRulesException when the rules of a question cannot be used
     */
    public ScenarioRun run(long seed, int threads) {
        return runner.runAll(scenarios, ids(), seed, threads);
    }

    /**
     * The scenarios to be run one by one.
     *
     * @throws BrokenRulesException when the rules cannot be used
     */
    public ScenarioTrials trials(long seed) {
        runner.compileDecisions();
        return runner.trials(scenarios, ids(), seed);
    }

    private List<String> ids() {
        return rules.stream().map(RuleInfo::id).toList();
    }

    /** Lets go of the compiled rules. */
    @Override
    public void close() {
        runner.close();
    }
}
