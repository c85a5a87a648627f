package io.github.abmrules.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WatchingAnEngineTest {

    @Test
    void countsDecisions() throws Exception {
        assertThat(Printed.lines(WatchingAnEngine::main)).containsExactly("1 decided, in some time");
    }
}
