package io.github.abmrules.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.rules.packs.RuleInfo;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageTest {

    @TempDir
    private Path folder;

    @Test
    void conditionsAreSeenOneByOneAndLaterOnesOnlyWhereEarlierOnesHold() {
        ScenarioRun run = new HousePack(folder).rules("""
                        $p : Parameters( pack == "house" )
                            $f : InForce( icpTier == IcpTier.A && level != EngagementLevel.HIGH,
                                          profile.account.contacts.size >= $p.number("people") )""").scenarios("""
                        - scenario: Fires
                          rule: house.rule-1
                          as-of: 2026-06-30
                          account: {icp_tier: A}
                          cases:
                            columns: [account.icp_tier, account.contacts, account.engagement_level, expect.fires]
                            rows:
                              - [A, [{contact_id: a}, {contact_id: b}], LOW, true]
                              - [B, [{contact_id: a}], HIGH, false]
                        """).run(1);

        assertThat(run.failures()).isEmpty();
        RuleCoverage rule = run.coverage().rules().get(0);
        assertThat(rule.fires() && rule.rests()).isTrue();
        assertThat(rule.conditions())
                .extracting(ConditionCoverage::text)
                .containsExactly(
                        "icpTier == IcpTier.A",
                        "level != EngagementLevel.HIGH",
                        "profile.account.contacts.size >= $p.number(\"people\")");
        assertThat(run.coverage().missing())
                .containsExactly(
                        folder
                                + "/house/loud.drl:16: house.rule-1: InForce( level != EngagementLevel.HIGH ) is never false",
                        folder + "/house/loud.drl:17: house.rule-1: InForce( profile.account.contacts.size >="
                                + " $p.number(\"people\") ) is never false");
        assertThat(run.coverage().total().rulePercent()).isEqualTo(100);
        assertThat(run.coverage().total().conditionPercent()).isEqualTo(66);
        assertThat(run.coverage().reaches(66)).isTrue();
        assertThat(run.coverage().reaches(67)).isFalse();
    }

    @Test
    void whatOnlyDroolsEvaluatesCannotBeToldAndIsNotCovered() {
        ScenarioRun run = new HousePack(folder)
                .rules(
                        "$f : InForce( icpTier == IcpTier.A )\n"
                                + "    $n : Number( intValue > 0 ) from accumulate( $x : InForce( icpTier == IcpTier.A ), count( $x ) )")
                .scenarios("""
                        - scenario: Fires
                          rule: house.rule-1
                          as-of: 2026-06-30
                          account: {icp_tier: A}
                          cases:
                            columns: [account.icp_tier, expect.fires]
                            rows:
                              - [A, true]
                              - [B, false]
                        """)
                .run(1);

        assertThat(run.failures()).isEmpty();
        assertThat(run.coverage().missing())
                .anyMatch(line -> line.contains("InForce( icpTier == IcpTier.A ) cannot be told: it stands in"));
        assertThat(run.coverage().complete()).isFalse();
    }

    @Test
    void whatBindsAsksNothingAndWhatBindsAndComparesCannotBeTold() {
        ScenarioRun run = new HousePack(folder)
                .rules("$f : InForce( $tier : icpTier, $tier == IcpTier.A, $level : level == EngagementLevel.NONE )")
                .scenarios("""
                        - scenario: Fires
                          rule: house.rule-1
                          as-of: 2026-06-30
                          account: {icp_tier: A}
                          cases:
                            columns: [account.icp_tier, account.engagement_level, expect.fires]
                            rows:
                              - [A, NONE, true]
                              - [A, LOW, false]
                              - [B, NONE, false]
                        """)
                .run(1);

        assertThat(run.failures()).isEmpty();
        assertThat(run.coverage().rules().get(0).conditions())
                .extracting(ConditionCoverage::text)
                .containsExactly("$tier == IcpTier.A", "$level : level == EngagementLevel.NONE");
        assertThat(run.coverage().missing())
                .singleElement()
                .asString()
                .endsWith("cannot be told: it binds and compares at once, which only Drools evaluates");
    }

    @Test
    void aConditionThatNotAsksForIsSeenBothWays() {
        // With parameters of their own no scenario stands beside another in a session.
        ScenarioRun run = new HousePack(folder)
                .rules("$f : InForce()\n    not InForce( icpTier == IcpTier.A )")
                .scenarios("""
                        - scenario: Fires
                          rule: house.rule-1
                          as-of: 2026-06-30
                          account: {icp_tier: A}
                          cases:
                            columns: [account.icp_tier, parameters.house.people, expect.fires]
                            rows:
                              - [A, 1, false]
                              - [B, 2, true]
                        """)
                .run(1);

        assertThat(run.failures()).isEmpty();
        assertThat(run.coverage().missing()).isEmpty();
    }

    @Test
    void scenariosThatFailCoverNothing() {
        ScenarioRun run = new HousePack(folder)
                .rules("$f : InForce( icpTier == IcpTier.A )")
                .scenarios("""
                        - scenario: Fails
                          rule: house.rule-1
                          as-of: 2026-06-30
                          account: {icp_tier: A}
                          expect: {fires: true, cluster: ACTIVE_FOCUS}
                        """)
                .run(1);

        assertThat(run.failures()).hasSize(1);
        assertThat(run.coverage().missing())
                .containsExactly(
                        folder + "/house/loud.drl:10: house.rule-1: has no scenario",
                        folder + "/house/loud.drl:15: house.rule-1: InForce( icpTier == IcpTier.A ) is never asked");
        assertThat(run.coverage().total().conditionPercent()).isZero();
    }

    @Test
    void onlyTheRulesThatAreAskedForAreRunAndMeasured() {
        new HousePack(folder)
                .rules("$f : InForce( icpTier == IcpTier.A )", "$f : InForce( icpTier == IcpTier.B )")
                .scenarios("""
                        - scenario: Fires
                          as-of: 2026-06-30
                          account: {icp_tier: A}
                          cases:
                            columns: [rule, expect.fires]
                            rows:
                              - [house.rule-1, true]
                              - [house.rule-2, false]
                        """);

        try (ScenarioSuite suite = ScenarioSuite.builder()
                .folder(folder)
                .trustRules()
                .only("*.rule-2")
                .build()) {
            assertThat(suite.rules()).extracting(RuleInfo::id).containsExactly("house.rule-2");
            assertThat(suite.scenarios()).extracting(Scenario::rule).isEqualTo(List.of("house.rule-2"));
        }
        assertThatThrownBy(() -> ScenarioSuite.builder()
                        .trustRules()
                        .folder(folder)
                        .only("house.rul-2")
                        .build())
                .hasMessage("There is no rule \"house.rul-2\" among the 2 that are tested. Maybe \"house.rule-2\"?");
    }
}
