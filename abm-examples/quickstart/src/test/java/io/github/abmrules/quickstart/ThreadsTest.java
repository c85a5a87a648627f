package io.github.abmrules.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThreadsTest {

    @Test
    void decidesAboutEveryAccountOnce() throws Exception {
        assertThat(Printed.lines(Threads::main))
                .containsExactly(
                        "MONITOR_ONLY: 4000", "CLUSTER_ICP: 1200", "FUTURE_PIPELINE: 4000", "ACTIVE_FOCUS: 800");
    }
}
