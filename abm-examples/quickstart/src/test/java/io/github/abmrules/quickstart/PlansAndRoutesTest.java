package io.github.abmrules.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlansAndRoutesTest {

    @Test
    void printsWhatIsLateAndARoute() throws Exception {
        assertThat(Printed.lines(PlansAndRoutes::main))
                .containsExactly(
                        "phases: [WARMUP, ENGAGEMENT]",
                        "MARKETING: Agree on the criteria of the tiers",
                        "SALES: Build the target list",
                        "MARKETING: Score the accounts and give them tiers",
                        "MARKETING: Put the accounts into clusters",
                        "SKILL trust-building-principles",
                        "SKILL defining-icp-and-tiers",
                        "SKILL selecting-and-researching-accounts",
                        "SKILL cluster-abm");
    }
}
