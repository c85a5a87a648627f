package io.github.abmrules.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DealsAtRiskTest {

    @Test
    void tellsTheRiskOfADealAndItsOwner() throws Exception {
        assertThat(Printed.lines(DealsAtRisk::main))
                .containsExactly("d-1 HIGH[no activity for 21 days, no next step]", "kim true NORMAL");
    }
}
