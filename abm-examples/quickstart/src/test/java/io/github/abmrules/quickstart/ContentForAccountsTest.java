package io.github.abmrules.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentForAccountsTest {

    @Test
    void printsContentAndSegments() throws Exception {
        assertThat(Printed.lines(ContentForAccounts::main))
                .containsExactly(
                        "birch: BUYER, SDR_AND_MARKETING_NURTURE, 4 offers",
                        "cedar: VERTICAL, SDR_AND_MARKETING_NURTURE, 4 offers",
                        "olive: VERTICAL, SDR_AND_MARKETING_NURTURE, 4 offers",
                        "GROWTH/energy/any: [olive]",
                        "GROWTH/retail/any: [birch, cedar]");
    }
}
