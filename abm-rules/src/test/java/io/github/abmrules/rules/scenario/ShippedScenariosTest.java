package io.github.abmrules.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.rules.AbmEngine;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The scenarios beside the shipped rules. */
class ShippedScenariosTest {
    private static final Map<Scenario, ScenarioResult> RESULTS = new ConcurrentHashMap<>();
    private static ScenarioRunner runner;
    private static List<Scenario> scenarios;

    @BeforeAll
    static void read() {
        runner = ScenarioRunner.shipped();
        scenarios = runner.shippedScenarios();
    }

    @AfterAll
    static void close() {
        runner.close();
    }

    @TestFactory
    Stream<DynamicNode> passes() {
        return runner.rules().stream()
                .map(rule -> DynamicContainer.dynamicContainer(
                        rule.id(),
                        scenarios.stream()
                                .filter(scenario -> scenario.rule().equals(rule.id()))
                                .map(ShippedScenariosTest::test)));
    }

    /** What came of a scenario, which is run once. */
    private static ScenarioResult result(Scenario scenario) {
        return RESULTS.computeIfAbsent(scenario, runner::run);
    }

    private static DynamicTest test(Scenario scenario) {
        return DynamicTest.dynamicTest(scenario.name(), () -> {
            ScenarioResult result = result(scenario);
            assertThat(result.passed()).as(result.toString()).isTrue();
        });
    }

    @Test
    void everyRuleFiresInAScenarioAndDoesNotInAnother() {
        long t = System.nanoTime();
        ScenarioRun run = runner.runAll(
                scenarios, runner.rules().stream().map(rule -> rule.id()).toList(), 42, 2);
        System.out.println("TOOK " + (System.nanoTime() - t) / 1_000_000);
        ScenarioCoverage coverage = run.coverage();
        run.failures().forEach(System.out::println);
        coverage.missing().forEach(System.out::println);
        System.out.println(coverage.total().rulePercent() + " " + coverage.total().conditionPercent() + " " + coverage.total().conditionPossible());

        assertThat(coverage.neverFiring())
                .as("rules without a scenario in which they fire")
                .isEmpty();
        assertThat(coverage.alwaysFiring())
                .as("rules without a scenario in which they do not fire")
                .isEmpty();
        assertThat(coverage.complete()).isTrue();
    }

    @Test
    void everyRuleFileHasAScenarioFileOfItsName() {
        Set<String> ruleFiles = runner.rules().stream()
                .map(rule -> rule.place().replaceAll(":\\d+$", ""))
                .collect(Collectors.toSet());
        Set<String> scenarioFiles = scenarios.stream()
                .map(scenario -> scenario.place()
                        .replaceAll(":\\d+$", "")
                        .replace("/scenarios/", "/")
                        .replace(".yaml", ".drl"))
                .collect(Collectors.toSet());

        assertThat(scenarioFiles).isEqualTo(ruleFiles);
    }

    @Test
    void theFolderHoldsNoScenarioThatTheClassPathLacks() throws URISyntaxException {
        URI order = Objects.requireNonNull(ScenarioRunner.class.getResource("/packs/order.yaml"))
                .toURI();

        List<Scenario> found = runner.scenarios(Path.of(order).getParent());

        assertThat(found)
                .extracting(Scenario::name)
                .containsExactlyInAnyOrderElementsOf(
                        scenarios.stream().map(Scenario::name).toList());
    }

    @Test
    void whatFiresIsWhatTheEngineLists() {
        try (AbmEngine engine = AbmEngine.create()) {
            int compared = 0;
            for (Scenario scenario : scenarios) {
                Scenario.Given given = scenario.steps().get(0).given();
                Account account = given.account();
                boolean sameRules = scenario.steps().size() == 1
                        && given.context() != null
                        && given.context().rulesVersion().equals(engine.rulesVersion())
                        && given.context().zone().equals(engine.zone());
                if (account == null || !sameRules) {
                    continue;
                }
                Outcome outcome =
                        engine.decideEach(List.of(account), given.asOf()).get(0);
                Assignment assignment = outcome.assignment();
                if (assignment != null) {
                    compared++;
                    assertThat(assignment.firedRules())
                            .as(scenario.toString())
                            .extracting(FiredRule::id)
                            .containsExactlyInAnyOrderElementsOf(
                                    result(scenario).fired());
                }
            }
            assertThat(compared).isGreaterThan(400);
        }
    }
}
