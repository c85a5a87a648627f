package io.github.abmrules.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CampaignWorkflowsTest {

    @Test
    void assignsAClusterAndKeepsTheNote() throws Exception {
        assertThat(Printed.lines(CampaignWorkflows::main))
                .satisfiesExactly(
                        assignment -> assertThat(assignment).contains("cluster=FUTURE_PIPELINE"),
                        waiting -> assertThat(waiting).contains("reason=503"));
    }
}
