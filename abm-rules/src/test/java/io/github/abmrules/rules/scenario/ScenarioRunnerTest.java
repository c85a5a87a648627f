package io.github.abmrules.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.rules.packs.RuleInfo;
import io.github.abmrules.rules.yaml.BrokenFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioRunnerTest {
    private static ScenarioRunner runner;

    @BeforeAll
    static void compile() {
        runner = ScenarioRunner.shipped();
    }

    @AfterAll
    static void close() {
        runner.close();
    }

    private static List<Scenario> read(String text) {
        return runner.scenarios(text, "cluster", "mapping.drl", "mapping.yaml");
    }

    private static ScenarioCoverage coverage(List<Scenario> scenarios) {
        List<String> ids = runner.rules().stream().map(RuleInfo::id).toList();
        return runner.runAll(scenarios, ids, 1, 1).coverage();
    }

    private static ScenarioResult run(String text) {
        return runner.run(read(text).get(0));
    }

    @Test
    void aScenarioThatHoldsPasses() {
        ScenarioResult result = run("""
                - scenario: High engagement
                  rule: cluster.ab-high
                  as-of: 2026-06-30
                  account: {icp_tier: A, engagement_level: HIGH}
                  expect:
                    fires: [cluster.ab-high, review.promotion]
                    does-not-fire: [cluster.de]
                    cluster: ACTIVE_FOCUS
                    review-reasons: [PROMOTION_TO_ACTIVE_FOCUS]
                    findings: []
                    as_of: 2026-06-30T23:59:59.999999999Z
                """);

        assertThat(result.passed()).isTrue();
        assertThat(result).hasToString("passed: High engagement");
        assertThat(result.fired()).contains("cluster.ab-high", "engagement.given-level");
    }

    @Test
    void aScenarioThatDoesNotHoldSaysEverythingThatDiffers() {
        ScenarioResult result = run("""
                - scenario: High engagement
                  rule: cluster.ab-high
                  as-of: 2026-06-30
                  account: {icp_tier: C, engagement_level: HIGH, vertical: retail}
                  expect:
                    fires: true
                    does-not-fire: [cluster.c-engaged]
                    cluster: ACTIVE_FOCUS
                    company: Acme
                    promotion_triggers: [news_trigger]
                    micro_segment: {vertical: banking, stage: null}
                    segmentation:
                      engaged: {answer: false}
                    review: {from: MONITOR_ONLY}
                    review-reasons: [SIGNALS_CONFLICT]
                    findings: [PINNED, CUSTOMER]
                """);

        assertThat(result).hasToString("""
                        failed: High engagement
                          mapping.yaml:6: cluster.ab-high: expected it to fire, but found of its pack only cluster.c-engaged
                          mapping.yaml:7: cluster.c-engaged: expected it not to fire, but found that it fires
                          mapping.yaml:8: cluster: expected ACTIVE_FOCUS, but found FUTURE_PIPELINE
                          mapping.yaml:9: company: expected Acme, but found null
                          mapping.yaml:10: promotion_triggers: expected [news_trigger], but found []
                          mapping.yaml:11: micro_segment.vertical: expected banking, but found retail
                          mapping.yaml:13: segmentation.engaged.answer: expected false, but found true
                          mapping.yaml:14: review: expected {from: MONITOR_ONLY}, but found null
                          mapping.yaml:15: review.reasons: expected [SIGNALS_CONFLICT], but found null
                          mapping.yaml:16: findings: expected [CUSTOMER, PINNED], but found []""");
        assertThat(result.passed()).isFalse();
    }

    @Test
    void aReviewWhereNoneIsExpectedDiffers() {
        ScenarioResult result = run("""
                - scenario: High engagement
                  rule: cluster.ab-high
                  as-of: 2026-06-30
                  account: {icp_tier: A, engagement_level: HIGH}
                  expect: {fires: true, review-reasons: []}
                """);

        assertThat(result.differences())
                .extracting(Difference::toString)
                .containsExactly("mapping.yaml:5: review: expected none, but found [PROMOTION_TO_ACTIVE_FOCUS]");
    }

    @Test
    void aRejectionIsExpectedByItsField() {
        String text = """
                - scenario: Rejected
                  rule: cluster.ab-high
                  as-of: 2026-06-30
                  account: {icp_tier: F}
                  expect: {fires: false, rejected: FIELD}
                """;

        assertThat(run(text.replace("FIELD", "icp_tier")).passed()).isTrue();
        assertThat(run(text.replace("FIELD", "current.since")).differences())
                .extracting(Difference::toString)
                .containsExactly("mapping.yaml:5: rejected: expected the account to be, for current.since, but found"
                        + " icp_tier is not known; allowed: A, B, C, D, E");
        assertThat(run(text.replace("F}", "A}").replace("FIELD", "icp_tier")).differences())
                .extracting(Difference::toString)
                .containsExactly(
                        "mapping.yaml:5: rejected: expected the account to be, for icp_tier, but found a decision");
    }

    @Test
    void aRejectionThatIsNotExpectedDiffers() {
        ScenarioResult result = run("""
                - scenario: Entered tomorrow
                  rule: cluster.ab-high
                  as-of: 2026-06-30T12:00:00Z
                  account: {icp_tier: A, current: {cluster: CLUSTER_ICP, since: 2026-07-01}}
                  expect: {fires: false, cluster: CLUSTER_ICP}
                """);

        assertThat(result.differences())
                .extracting(Difference::toString)
                .containsExactly("mapping.yaml:1: outcome: expected a decision, but found the account rejected:"
                        + " current.since is after as_of 2026-06-30T12:00:00Z; allowed: an instant at or before it");
    }

    @Test
    void aTableIsAScenarioARow() {
        List<Scenario> scenarios = read("""
                - scenario: High engagement
                  account: {engagement_level: HIGH, signals: [{type: DEMO, at: 2026-01-01}]}
                  expect: {fires: true}
                  cases:
                    columns: [rule, account.icp_tier, as-of, "account.signals[0].at", expect.cluster]
                    rows:
                      - [cluster.ab-high, A, 2026-06-30, 2026-02-01, ACTIVE_FOCUS]
                      - [cluster.c-engaged, C, 2026-06-30, 2026-02-01, ACTIVE_FOCUS]
                """);

        assertThat(scenarios)
                .extracting(Scenario::name)
                .containsExactly(
                        "High engagement (cluster.ab-high: A, 2026-06-30, 2026-02-01)",
                        "High engagement (cluster.c-engaged: C, 2026-06-30, 2026-02-01)");
        assertThat(scenarios
                        .get(0)
                        .steps()
                        .get(0)
                        .given()
                        .account()
                        .signals()
                        .get(0)
                        .at())
                .isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
        assertThat(runner.runAll(scenarios))
                .extracting(ScenarioResult::toString)
                .containsExactly("passed: High engagement (cluster.ab-high: A, 2026-06-30, 2026-02-01)", """
                        failed: High engagement (cluster.c-engaged: C, 2026-06-30, 2026-02-01)
                          mapping.yaml:8: cluster: expected ACTIVE_FOCUS, but found FUTURE_PIPELINE""");
    }

    @Test
    void aCaseMayHaveATitle() {
        assertThat(read("""
                        - scenario: Low engagement
                          rule: cluster.abc-low
                          as-of: 2026-06-30
                          account: {icp_tier: A}
                          expect: {fires: true}
                          cases:
                            columns: [case, account.engagement_level]
                            rows: [[a click, LOW]]
                        """))
                .extracting(Scenario::toString)
                .containsExactly("mapping.yaml:8: Low engagement (a click)");
    }

    @Test
    void aBareDateIsTheEndOfTheDayInTheZone() {
        List<Scenario> scenarios = read("""
                - scenario: Dates
                  rule: cluster.abc-none
                  as-of: 2026-06-30
                  account: {icp_tier: A, current: {cluster: CLUSTER_ICP, since: 2026-06-30}}
                  expect: {fires: true}
                  cases:
                    columns: [zone]
                    rows: [[UTC], [Europe/Berlin]]
                """);

        assertThat(scenarios)
                .extracting(scenario -> scenario.steps().get(0).given().asOf())
                .containsExactly(
                        Instant.parse("2026-06-30T23:59:59.999999999Z"),
                        Instant.parse("2026-06-30T21:59:59.999999999Z"));
        assertThat(scenarios)
                .extracting(scenario ->
                        scenario.steps().get(0).given().account().current().since())
                .containsExactly(Instant.parse("2026-06-30T00:00:00Z"), Instant.parse("2026-06-29T22:00:00Z"));
    }

    @Test
    void quotesMakeATextOfWhatWouldBeANumber() {
        String text = """
                - scenario: Quotes
                  rule: cluster.abc-none
                  as-of: 2026-06-30
                  account: {icp_tier: A, company: "2026", vertical: 'null', job_to_be_done: null, active_focus_taken: 3}
                  expect: {fires: true, company: 2026}
                """;

        assertThat(run(text).passed()).isTrue();
        assertThat(read(text).get(0).steps().get(0).given().account().vertical())
                .isEqualTo("null");
        assertThat(read(text).get(0).steps().get(0).given().account().jobToBeDone())
                .isNull();
    }

    @Test
    void coverageCountsPassedScenariosForTheRuleTheyAreAbout() {
        List<Scenario> scenarios = read("""
                - scenario: Passes
                  rule: cluster.de
                  as-of: 2026-06-30
                  account: {icp_tier: D}
                  expect: {fires: true}
                - scenario: Fails
                  rule: cluster.de
                  as-of: 2026-06-30
                  account: {icp_tier: A}
                  expect: {fires: false, cluster: ACTIVE_FOCUS}
                """);

        ScenarioCoverage coverage = coverage(scenarios);

        assertThat(coverage.neverFiring()).doesNotContain("cluster.de").contains("cluster.ab-high");
        assertThat(coverage.alwaysFiring()).contains("cluster.de", "cluster.ab-high");
        assertThat(coverage.complete()).isFalse();
    }

    @Test
    void runsScenariosOfAFolderAgainstTheRulesOfThatFolder(@TempDir Path folder) throws IOException {
        write(folder.resolve("house/loud.drl"), """
                package packs.house

                import io.github.abmrules.rules.profile.Profile
                import static io.github.abmrules.rules.verb.Verbs.warns
                import io.github.abmrules.rules.fact.Moved

                rule "Says so"
                    @id("house.says-so")
                    @playbook("house")
                    @since("0.1")
                when
                    $d : Moved( profile.account.vertical == "retail" )
                then
                    insert( warns( drools.getRule(), $d, "RETAIL", "is in retail" ) );
                end
                """);
        write(folder.resolve("house/scenarios/loud.yaml"), """
                - scenario: Retail is loud
                  rule: house.says-so
                  as-of: 2026-06-30
                  account: {icp_tier: A}
                  cases:
                    columns: [account.vertical, expect]
                    rows:
                      - [retail, {fires: true, findings: [RETAIL]}]
                      - [banking, {fires: false, findings: []}]
                """);

        try (ScenarioRunner own = ScenarioRunner.of(folder)) {
            List<Scenario> scenarios = own.scenarios(folder);
            assertThat(scenarios).hasSize(2);
            assertThat(own.runAll(scenarios)).allMatch(ScenarioResult::passed);
        }
    }

    @Test
    void rejectsAScenarioFileThatBelongsToNoRuleFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("cluster/scenarios/maping.yaml");
        write(file, "[]");

        assertThatThrownBy(() -> runner.scenarios(folder))
                .isInstanceOf(BrokenFileException.class)
                .hasMessage(file + ": the pack \"cluster\" has no rule file of this name. Known: mapping.yaml."
                        + " Maybe \"mapping.yaml\"?");
    }

    @Test
    void rejectsAFolderThatIsNone(@TempDir Path folder) {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> runner.scenarios(missing))
                .hasMessage(missing + ": is not a folder. Maybe the path is misspelt?");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
