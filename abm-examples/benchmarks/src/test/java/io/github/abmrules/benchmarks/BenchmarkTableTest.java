package io.github.abmrules.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.abmrules.benchmarks.BenchmarkTable.Effort;
import io.github.abmrules.benchmarks.BenchmarkTable.Measured;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarkTableTest {

    @Test
    void putsRatiosBeforeFigures() {
        String page = BenchmarkTable.page(
                List.of(
                        new Measured("engineBatch", 50_000, 1_000),
                        new Measured("engineSingle", 2_500, Double.NaN),
                        new Measured("handCoded", 2_000_000, 200_000),
                        new Measured("naiveDrools", 2_000, 20)),
                Effort.QUICK);
        assertThat(page.lines())
                .contains(
                        "| engine, 1,000 accounts at once | 25 × | 0.0250 × | 50,000 | ± 2 % | 20 µs |",
                        "| engine, one account at a time | 1.25 × | 0.0013 × | 2,500 | – | 400 µs |",
                        "| naive Drools: a new session for every account | 1.00 × | 0.0010 × | 2,000 | ± 1 % | 500 µs |",
                        "| hand-coded Java, no explanation | 1,000 × | 1.00 × | 2,000,000 | ± 10 % | 0.50 µs |");
        assertThat(page)
                .contains(" cores,")
                .contains("5 iterations of 2.0 s each after 10 to warm up")
                .doesNotContain("null");
    }

    @Test
    void missesABenchmarkThatFailed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> BenchmarkTable.page(List.of(), Effort.QUICK))
                .withMessageContaining("handCoded");
    }

    @Test
    void refusesAnUnknownOptionBeforeItMeasures() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BenchmarkTable.main(new String[] {"--thorogh"}))
                .withMessageContaining("--thorough");
    }
}
