package io.github.abmrules.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTest {

    @Test
    void sortsByCodeThenFieldThenMessage() {
        Finding account = Finding.info("B", "z", null);
        Finding first = Finding.warning("B", "b", "signals[0].at");
        Finding second = Finding.warning("B", "c", "signals[0].at");
        Finding other = Finding.warning("A", "z", "z");

        assertThat(List.of(second, first, account, other).stream().sorted())
                .containsExactly(other, account, first, second);
    }
}
