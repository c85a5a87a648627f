package io.github.abmrules.benchmarks;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class BenchmarkTableTest {

    @Test
    void refusesAnUnknownOptionBeforeItMeasures() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BenchmarkTable.main(new String[] {"--thorogh"}))
                .withMessageContaining("--thorough");
    }
}
