package io.github.abmrules.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuickstartTest {

    @Test
    void printsTheDecisionAndItsReasons() throws Exception {
        List<String> lines = Printed.lines(Quickstart::main);
        assertThat(lines)
                .startsWith(
                        "cluster:           ACTIVE_FOCUS",
                        "effective cluster: FUTURE_PIPELINE",
                        "next action:       hold_research_interview")
                .contains(
                        "  engagement.demo: A demo shows high engagement",
                        "  cluster.ab-high: A/B, high engagement: Active Focus",
                        "  review.promotion: An entry into Active Focus waits for a person");
        assertThat(lines.get(3))
                .startsWith("Tier A, HIGH engagement, trigger NO.")
                .endsWith("Review: PROMOTION_TO_ACTIVE_FOCUS.");
    }
}
