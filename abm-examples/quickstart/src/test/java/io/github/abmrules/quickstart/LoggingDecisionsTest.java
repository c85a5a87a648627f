package io.github.abmrules.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoggingDecisionsTest {

    @Test
    void decidesTheLoggedDecisionAgain() throws Exception {
        assertThat(Printed.lines(LoggingDecisions::main)).containsExactly("1 of 1 as they were");
    }
}
