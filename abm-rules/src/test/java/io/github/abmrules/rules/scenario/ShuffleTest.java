package io.github.abmrules.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShuffleTest {
    private static final String SIGNALS = """
            - scenario: Says what it heard
              rule: house.rule-1
              as-of: 2026-06-30
              account:
                icp_tier: A
                signals:
                  - {type: WEBINAR, at: 2026-06-01}
                  - {type: EVENT, at: 2026-06-02}
                  - {type: MEETING, at: 2026-06-03}
                  - {type: DEMO, at: 2026-06-04}
                  - {type: EMAIL_REPLY, at: 2026-06-05}
              expect: {fires: true, findings: [LOUD]}
            """;

    @TempDir
    private Path folder;

    @Test
    void aDecisionThatTellsTheOrderOfItsInputFailsAndNamesTheSeed() {
        HousePack pack = new HousePack(folder)
                .rules("$f : InForce( icpTier == IcpTier.A )")
                .scenarios(SIGNALS);

        ScenarioRun run = pack.run(7);

        assertThat(run.failures()).hasSize(1);
        assertThat(run.failures().get(0).differences()).hasSize(1);
        Difference difference = run.failures().get(0).differences().get(0);
        assertThat(difference.what()).isEqualTo("order of facts");
        assertThat(difference.expected()).isEqualTo("the same decision in any order");
        assertThat(difference.actual()).startsWith("findings [").endsWith(" with seed 7");
        assertThat(pack.run(7).failures().get(0).differences()).containsExactly(difference);
        assertThat(pack.run(8).failures().get(0).differences()).doesNotContain(difference);
    }

    @Test
    void aRuleThatReadsWhatOtherAccountsHaveFails() {
        ScenarioRun run = new HousePack(folder)
                .rules("$f : InForce( icpTier == IcpTier.A )\n    not InForce( icpTier == IcpTier.B )")
                .scenarios("""
                        - scenario: Speaks up where nobody is of tier B
                          rule: house.rule-1
                          as-of: 2026-06-30
                          account: {icp_tier: A}
                          cases:
                            columns: [case, account.icp_tier, expect.fires]
                            rows:
                              - [first, A, true]
                              - [second, A, true]
                              - [third, A, true]
                              - [fourth, A, true]
                              - [other, B, false]
                              - [another, B, false]
                              - [more, B, false]
                              - [most, B, false]
                        """)
                .run(3);

        assertThat(run.failures())
                .isNotEmpty()
                .allSatisfy(failure ->
                        assertThat(failure.differences().get(0).what()).isEqualTo("order of facts"));
    }
}
