package io.github.abmrules.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OverTimeTest {

    @Test
    void printsTheHistory() throws Exception {
        assertThat(Printed.lines(OverTime::main))
                .containsExactly(
                        "2026-06-01T12:00:00Z REVIEW_RAISED ACTIVE_FOCUS",
                        "2026-06-01T12:00:00Z ENTERED FUTURE_PIPELINE",
                        "2026-06-01T12:00:00Z DECIDED FUTURE_PIPELINE",
                        "2026-06-01T13:00:00Z REVIEW_APPROVED ACTIVE_FOCUS",
                        "2026-06-01T13:00:00Z MOVED ACTIVE_FOCUS",
                        "2026-06-01T13:00:00Z DECIDED ACTIVE_FOCUS");
    }
}
