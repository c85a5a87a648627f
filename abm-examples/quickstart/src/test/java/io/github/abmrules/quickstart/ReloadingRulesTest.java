package io.github.abmrules.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReloadingRulesTest {

    @Test
    void takesWhatIsGoodAndGoesBack() throws Exception {
        assertThat(Printed.lines(ReloadingRules::main, "own-rules"))
                .containsExactly(
                        "  FUTURE_PIPELINE, reloads 0, earlier versions 0, error false",
                        "RELOADED",
                        "  CLUSTER_ICP, reloads 1, earlier versions 1, error false",
                        "REFUSED, 1 problem",
                        "  CLUSTER_ICP, reloads 1, earlier versions 1, error true",
                        "  FUTURE_PIPELINE, reloads 1, earlier versions 1, error true",
                        "FUTURE_PIPELINE",
                        "true");
    }
}
