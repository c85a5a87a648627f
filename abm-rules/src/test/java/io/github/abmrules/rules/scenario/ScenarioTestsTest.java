package io.github.abmrules.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.rules.scenario.junit.ScenarioTests;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioTestsTest {

    @TempDir
    private Path folder;

    @Test
    void givesOneTestAScenarioAndOneForTheCoverage() throws Throwable {
        new HousePack(folder).rules("$f : InForce( icpTier == IcpTier.A )").scenarios("""
                - scenario: Fires
                  rule: house.rule-1
                  as-of: 2026-06-30
                  account: {icp_tier: A}
                  expect: {fires: true}
                - scenario: Expects what does not come
                  rule: house.rule-1
                  as-of: 2026-06-30
                  account: {icp_tier: B}
                  expect: {fires: true}
                """);

        try (Stream<DynamicTest> stream = ScenarioTests.of(
                ScenarioSuite.builder().folder(folder).trustRules().build(), 100)) {
            List<DynamicTest> tests = stream.toList();
            assertThat(tests)
                    .extracting(DynamicTest::getDisplayName)
                    .containsExactly(
                            "house.rule-1: Fires",
                            "house.rule-1: Expects what does not come",
                            "rules and conditions are covered to 100 %");
            assertThat(tests.get(1).getTestSourceUri())
                    .hasValueSatisfying(uri -> assertThat(uri.toString()).endsWith("house/scenarios/loud.yaml?line=6"));
            tests.get(0).getExecutable().execute();
            assertThatThrownBy(() -> tests.get(1).getExecutable().execute())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("loud.yaml:10: house.rule-1: expected it to fire");
            assertThatThrownBy(() -> tests.get(2).getExecutable().execute())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("Rules are covered to 50 %, conditions to 50 %.")
                    .hasMessageContaining("InForce( icpTier == IcpTier.A ) is never false");
        }
    }
}
