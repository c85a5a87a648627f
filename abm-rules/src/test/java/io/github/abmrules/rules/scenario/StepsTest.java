package io.github.abmrules.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.rules.yaml.BrokenFileException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepsTest {
    private static final String STORY = """
            - scenario: A story
              rule: cluster.ab-high
              account: {icp_tier: A, signals: [{type: DEMO, at: 2026-06-01}]}
              steps:
                - as-of: 2026-06-01
                  expect: {fires: true, effective_cluster: FUTURE_PIPELINE}
                - as-of: 2026-06-02
                  review: APPROVED
                  expect: {cluster: ACTIVE_FOCUS, effective_cluster: ACTIVE_FOCUS, previous_cluster: FUTURE_PIPELINE}
            """;
    private static ScenarioRunner runner;

    @BeforeAll
    static void compile() {
        runner = ScenarioRunner.shipped();
    }

    @AfterAll
    static void close() {
        runner.close();
    }

    private static Scenario read(String text) {
        List<Scenario> scenarios = runner.scenarios(text, "cluster", "mapping.drl", "mapping.yaml");
        assertThat(scenarios).hasSize(1);
        return scenarios.get(0);
    }

    @Test
    void eachStepGoesOnFromTheDecisionBefore() {
        ScenarioResult result = runner.run(read(STORY));

        assertThat(result.differences()).isEmpty();
        assertThat(result.fired()).contains("cluster.ab-high", "review.promotion");
    }

    @Test
    void aDifferenceStandsAtItsStep() {
        ScenarioResult result = runner.run(read(STORY.replace("review: APPROVED", "review: REJECTED")));

        assertThat(result.differences())
                .extracting(Difference::toString)
                .containsExactly(
                        "mapping.yaml:9: cluster: expected ACTIVE_FOCUS, but found FUTURE_PIPELINE",
                        "mapping.yaml:9: effective_cluster: expected ACTIVE_FOCUS, but found FUTURE_PIPELINE");
    }

    @Test
    void aStepMaySayItselfWhereTheAccountStands() {
        ScenarioResult result = runner.run(read("""
                - scenario: A story
                  rule: cluster.abc-none
                  account: {icp_tier: A}
                  steps:
                    - as-of: 2026-06-01
                      expect: {fires: true, cluster: CLUSTER_ICP}
                    - as-of: 2026-06-02
                      account: {current: {cluster: ACTIVE_FOCUS, since: 2026-06-01}, reviews: []}
                      expect: {cluster: ACTIVE_FOCUS}
                """));

        assertThat(result.differences()).isEmpty();
    }

    @Test
    void aVerdictNeedsAReviewThatWaits() {
        ScenarioResult result = runner.run(read(STORY.replace("type: DEMO", "type: AD_CLICK")
                .replace("fires: true, effective_cluster: FUTURE_PIPELINE", "fires: false")
                .replace(
                        "cluster: ACTIVE_FOCUS, effective_cluster: ACTIVE_FOCUS, previous_cluster: FUTURE_PIPELINE",
                        "")));

        assertThat(result.differences())
                .extracting(Difference::toString)
                .containsExactly("mapping.yaml:7: review: expected one that waits for a person, but found none");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            as-of: 2026-06-02|as-of: 2026-05-02|mapping.yaml:7:14: the step is before the one above it. Maybe in another order?
            review: APPROVED|review: APROVED|mapping.yaml:8:15: "APROVED" is not allowed here. Allowed: APPROVED, REJECTED. Maybe "APPROVED"?
            review: APPROVED|revew: APPROVED|mapping.yaml:8:7: unknown key "revew". Known: account, add, as-of, expect, review, step. Maybe "review"?
            account: {icp_tier: A|expect: {}, account: {icp_tier: A|mapping.yaml:3: is no YAML
            rule: cluster.ab-high|rule: cluster.de|mapping.yaml:1:3: no step
            """)
    void namesMistakesWithTheirLine(String written, String wrong, String message) {
        String text = STORY.replace(written, wrong);
        if (message.contains("no step")) {
            text = text.replace("fires: true, ", "");
        }
        String broken = text;
        assertThatThrownBy(() -> read(broken))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageStartingWith(message.contains("no YAML") ? "mapping.yaml:3" : message);
    }

    @Test
    void onlyAccountsGoThroughSteps() {
        assertThatThrownBy(() -> read(STORY.replace(
                        "account: {icp_tier: A, signals: [{type: DEMO, at: 2026-06-01}]}",
                        "portfolio: {incumbents: 3}")))
                .hasMessageStartingWith(
                        "mapping.yaml:3:3: only an account goes through steps, but this is \"portfolio\"");
        assertThatThrownBy(() -> read(STORY.replace("  steps:", "  as-of: 2026-06-01\n  steps:")))
                .hasMessageStartingWith(
                        "mapping.yaml:4:3: a scenario with steps has no \"as-of\" of its own. Maybe move it into the steps?");
    }
}
