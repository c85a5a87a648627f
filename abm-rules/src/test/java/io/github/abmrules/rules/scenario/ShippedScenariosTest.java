package io.github.abmrules.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.packs.ShippedPacks;
import io.github.abmrules.rules.restrict.RuleTrust;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
    private static final long SEED = 20260630;
    private static ScenarioSuite suite;
    private static List<Scenario> scenarios;
    private static ScenarioRun run;

    @BeforeAll
    static void run() {
        suite = ScenarioSuite.shipped();
        scenarios = suite.scenarios();
        run = suite.run(SEED, 2);
    }

    @AfterAll
    static void close() {
        suite.close();
    }

    @TestFactory
    Stream<DynamicNode> passes() {
        return suite.rules().stream()
                .map(rule -> DynamicContainer.dynamicContainer(
                        rule.id(),
                        run.results().stream()
                                .filter(result -> result.scenario().rule().equals(rule.id()))
                                .map(ShippedScenariosTest::test)));
    }

    private static DynamicTest test(ScenarioResult result) {
        return DynamicTest.dynamicTest(
                result.scenario().name(),
                () -> assertThat(result.passed()).as(result.toString()).isTrue());
    }

    @Test
    void everyRuleFiresAndDoesNotAndEveryConditionIsTrueAndFalse() {
        assertThat(run.coverage().missing()).isEmpty();
        assertThat(run.coverage().complete()).isTrue();
        assertThat(run.coverage().reaches(100)).isTrue();
        assertThat(run.coverage().rules()).hasSameSizeAs(suite.rules());
        assertThat(run.coverage().total().conditionPossible()).isGreaterThan(1_400);
    }

    @Test
    void everyRuleFileHasAScenarioFileOfItsName() {
        Set<String> ruleFiles = suite.rules().stream()
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

        try (ScenarioRunner runner = ScenarioRunner.uncompiled(ShippedPacks.all(), List.of(), RuleTrust.RESTRICTED)) {
            List<Scenario> found = runner.scenarios(Path.of(order).getParent());

            assertThat(found)
                    .extracting(Scenario::name)
                    .containsExactlyInAnyOrderElementsOf(
                            scenarios.stream().map(Scenario::name).toList());
        }
    }

    @Test
    void whatFiresIsWhatTheEngineLists() {
        try (AbmEngine engine = AbmEngine.create()) {
            int compared = 0;
            for (ScenarioResult result : run.results()) {
                Scenario scenario = result.scenario();
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
                            .containsExactlyInAnyOrderElementsOf(result.fired());
                }
            }
            assertThat(compared).isGreaterThan(400);
        }
    }
}
