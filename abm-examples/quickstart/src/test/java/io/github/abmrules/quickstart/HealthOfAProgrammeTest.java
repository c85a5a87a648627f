package io.github.abmrules.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthOfAProgrammeTest {

    @Test
    void printsColoursFindingsAndTheAnswer() throws Exception {
        assertThat(Printed.lines(HealthOfAProgramme::main))
                .containsExactly(
                        "meetings_booked: GREEN, 7 of 100 warmed accounts",
                        "CLUSTER_BELOW_RANGE: Active Focus holds 0 accounts, and should hold at least 10",
                        "CLUSTER_BELOW_RANGE: Cluster ICP holds 2 accounts, and should hold at least 100",
                        "CLUSTER_BELOW_RANGE: Future Pipeline holds 0 accounts, and should hold at least 50",
                        "Moving: net 1 moves forward (1 forward, 0 backward) by 10 touched accounts, 10.0 %; moving"
                                + " begins at 10 %.");
    }
}
