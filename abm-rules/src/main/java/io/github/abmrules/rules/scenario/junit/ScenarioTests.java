package io.github.abmrules.rules.scenario.junit;

import io.github.abmrules.rules.packs.BrokenRulesException;
import io.github.abmrules.rules.scenario.Scenario;
import io.github.abmrules.rules.scenario.ScenarioCoverage;
import io.github.abmrules.rules.scenario.ScenarioResult;
import io.github.abmrules.rules.scenario.ScenarioSuite;
import io.github.abmrules.rules.scenario.ScenarioTrials;
import io.github.abmrules.rules.yaml.BrokenFileException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * One dynamic test for each scenario of a folder of packs:
 *
 * <pre>
 * &#64;TestFactory
 * Stream&lt;DynamicTest&gt; scenarios() {
 *     return ScenarioTests.of(Path.of("my-rules"), 100);
 * }
 * </pre>
 *
 * <p>Each scenario runs as it is written and with its facts in another order. A failure names the seed of that order; the
 * system property {@code abm.seed} repeats it. JUnit closes the stream, and with it the rules. Thread-safe.
 */
public final class ScenarioTests {
    private static final String SEED = "abm.seed";
    private static final int SEEDS = 1_000_000;

    private ScenarioTests() {}

    /**
     * The scenarios of a folder.
     *
     * @param folder holds one folder a pack
     * @throws BrokenRulesException when rules cannot be used; it names every problem
     * @throws BrokenFileException when parameters or scenarios cannot be used
     */
    public static Stream<DynamicTest> of(Path folder) {
        return of(ScenarioSuite.of(folder));
    }

    /**
     * The scenarios of a folder, and a last test that they cover the rules and conditions of the folder.
     *
     * @param coverage the least rule and condition coverage in per cent, 0 to 100
     * @throws BrokenRulesException when rules cannot be used; it names every problem
     * @throws BrokenFileException when parameters or scenarios cannot be used
     */
    public static Stream<DynamicTest> of(Path folder, int coverage) {
        return of(ScenarioSuite.of(folder), coverage);
    }

    /** The scenarios of a suite, which is closed with the stream. */
    public static Stream<DynamicTest> of(ScenarioSuite suite) {
        return tests(suite, suite.trials(seed()));
    }

    /**
     * The scenarios of a suite, which is closed with the stream, and a last test of their coverage.
     *
     * @param coverage the least rule and condition coverage in per cent, 0 to 100
     */
    public static Stream<DynamicTest> of(ScenarioSuite suite, int coverage) {
        if (coverage < 0 || coverage > 100) {
            throw new IllegalArgumentException("A coverage of " + coverage + " is out of range; allowed: 0 to 100.");
        }
        ScenarioTrials trials = suite.trials(seed());
        String name = "rules and conditions are covered to " + coverage + " %";
        return Stream.concat(
                tests(suite, trials), Stream.of(DynamicTest.dynamicTest(name, () -> require(trials, coverage))));
    }

    private static Stream<DynamicTest> tests(ScenarioSuite suite, ScenarioTrials trials) {
        return suite.scenarios().stream()
                .map(scenario -> DynamicTest.dynamicTest(
                        scenario.rule() + ": " + scenario.name(), source(scenario), () -> require(trials, scenario)))
                .onClose(suite::close);
    }

    private static void require(ScenarioTrials trials, Scenario scenario) {
        ScenarioResult result = trials.run(scenario);
        if (!result.passed()) {
            throw new AssertionError(result.toString());
        }
    }

    private static void require(ScenarioTrials trials, int percent) {
        ScenarioCoverage coverage = trials.coverage();
        if (!coverage.reaches(percent)) {
            throw new AssertionError("Rules are covered to " + coverage.total().rulePercent() + " %, conditions to "
                    + coverage.total().conditionPercent() + " %.\n" + String.join("\n", coverage.missing()));
        }
    }

    /** Where the scenario is, so that an editor can go there; null when it is in a jar. */
    private static @Nullable URI source(Scenario scenario) {
        String place = scenario.place();
        int colon = place.lastIndexOf(':');
        Path file = Path.of(place.substring(0, colon));
        return Files.isRegularFile(file) ? URI.create(file.toUri() + "?line=" + place.substring(colon + 1)) : null;
    }

    private static long seed() {
        Long given = Long.getLong(SEED);
        return given == null ? new Random().nextInt(SEEDS) : given;
    }
}
