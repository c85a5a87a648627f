package io.github.abmrules.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CheckingTrustTest {

    @Test
    void printsWhatMayBeAsked() throws Exception {
        List<String> lines = Printed.lines(CheckingTrust::main);

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .startsWith("ENGAGED: CheckedAsk[verdict=MISMATCH, reason=LEVEL, gap=1,")
                .contains("[LINKEDIN_ORGANIC, LINKEDIN_PAID, EMAIL, EVENTS]");
        assertThat(lines.get(1)).startsWith("run_linkedin_ads ").contains("TRUST_MISMATCH");
    }
}
