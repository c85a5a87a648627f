package io.github.abmrules.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QualifyingLeadsTest {

    @Test
    void printsWhoCallsAndByWhen() throws Exception {
        assertThat(Printed.lines(QualifyingLeads::main)).containsExactly("HOT: SALES by 2026-06-29T08:15:00Z");
    }
}
