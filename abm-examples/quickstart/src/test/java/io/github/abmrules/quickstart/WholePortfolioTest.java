package io.github.abmrules.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WholePortfolioTest {

    @Test
    void givesTheLastSeatToTheBestTierAndLetsTheOthersWait() throws Exception {
        assertThat(Printed.lines(WholePortfolio::main))
                .containsExactly(
                        "birch: ACTIVE_FOCUS, in force ACTIVE_FOCUS",
                        "cedar: ACTIVE_FOCUS, in force FUTURE_PIPELINE,"
                                + " waits for [ACTIVE_FOCUS_CAPACITY, PROMOTION_TO_ACTIVE_FOCUS]",
                        "alder: ACTIVE_FOCUS, in force FUTURE_PIPELINE,"
                                + " waits for [ACTIVE_FOCUS_CAPACITY, PROMOTION_TO_ACTIVE_FOCUS]",
                        "maple: ACTIVE_FOCUS, in force FUTURE_PIPELINE, waits for [PROMOTION_TO_ACTIVE_FOCUS]",
                        "olive: CLUSTER_ICP, in force CLUSTER_ICP",
                        "willow: MONITOR_ONLY, in force MONITOR_ONLY",
                        "record 6 rejected: account_id \"olive\" is there twice; the first one counts",
                        "in Active Focus:    1",
                        "in Future Pipeline: 3",
                        "in Cluster ICP:     1",
                        "monitored only:     1",
                        "waiting for review: 3");
    }
}
