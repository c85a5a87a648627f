package io.github.abmrules.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.abmrules.benchmarks.mapping.MappingBenchmark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PerformancePageTest {
    private static final Footprint FOOTPRINT =
            new Footprint(Map.of("abm-rules-1.jar", 2_000_000L, "kie-api-10.jar", 500_000L), 34_400_000);

    private static PerformancePage page() {
        List<Measured> results = new ArrayList<>(List.of(
                new Measured("engineBatch", 50_000, 1_000),
                new Measured("engineTwoThreads", 90_000, 1_000),
                new Measured("engineSingle/p50", 12, Double.NaN),
                new Measured("engineSingle/p99", 99.96, Double.NaN),
                new Measured("engineManyRules", 12_500, Double.NaN),
                new Measured("engineJoiningRule", 20_000, 200),
                new Measured("chunkedDroolsJoiningRule", 25_000, 200),
                new Measured("chunkedDrools", 25_000, 200),
                new Measured("handCoded", 100_000, 10_000),
                new Measured("handCodedFields", 2_000_000, 200_000),
                new Measured("naiveDrools", 2_000, 20),
                new Measured("portfolio/1000000", 26_000_000, 0),
                new Measured("portfolio/1000", 20_000, 2_000)));
        for (MappingBenchmark.Engine engine : MappingBenchmark.Engine.values()) {
            results.add(new Measured("mapping/" + engine, 1_000_000 + engine.ordinal(), 1));
        }
        return new PerformancePage(results, FOOTPRINT, "On a machine.\n");
    }

    @Test
    void saysWhichGoalsAreMet() {
        assertThat(page().text().lines())
                .contains(
                        "| full decision, one thread, beside hand-coded Java | at least 35 % | 50 % | yes |",
                        "| full decision, one thread, beside naive Drools | at least 20.0 × | 25.0 × | yes |",
                        "| mapping alone, beside Evrete in batches | at least 10.0 × | 1.0 × | **no** |",
                        "| cost of an account among 1,000,000, beside one among 1,000 | at most 1.30 × | 1.30 × | yes |",
                        "| two threads, beside one | at least 1.70 × | 1.80 × | yes |",
                        "| a single decision, median | at most 10.0 µs | 12.0 µs | **no** |",
                        "| a single decision, 99 of 100 | at most 100.0 µs | 100.0 µs | yes |",
                        "| cost of an account with ten times as many rules | at most 4.00 × | 4.00 × | yes |",
                        "| with a joining rule of an author, beside Drools sessions of 500 | at least 1.00 × | 0.80 ×"
                                + " | **no** |",
                        "| jars that a host gets | at most 15.0 MB | 2.5 MB | yes |",
                        "| heap of an idle engine with all packs | at most 40.0 MB | 34.4 MB | yes |");
    }

    @Test
    void putsRatiosBeforeFigures() {
        assertThat(page().text().lines())
                .contains(
                        "| engine, 1,000 accounts at once | 25 × | 0.50 × | 50,000 | ± 2 % | 20 µs |",
                        "| naive Drools: a new session for every account | 1.00 × | 0.0200 × | 2,000 | ± 1 % | 500 µs |",
                        "| hand-coded Java, decision alone | 1,000 × | 20 × | 2,000,000 | ± 10 % | 0.50 µs |",
                        "| 1,000 | 20 µs | ± 10 % |",
                        "| hand-coded Java | 1.00 × | 1.00 × | 1,000,007 | ± 0 % | 1.00 µs |");
    }

    @Test
    void keepsWhatElseThePageSays() {
        String page = page().in("# Speed\n\n<!-- measured -->\nold\n<!-- end of measured -->\n\n## Profile\n");
        assertThat(page)
                .startsWith("# Speed\n\n<!-- measured -->\n\n## Goals\n")
                .endsWith("On a machine.\n\n<!-- end of measured -->\n\n## Profile\n")
                .doesNotContain("old\n");
        assertThat(page().in(page)).isEqualTo(page);
        assertThat(page().in("")).startsWith("# Performance\n\n<!-- measured -->\n");
    }

    @Test
    void missesABenchmarkThatFailed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new PerformancePage(List.of(), FOOTPRINT, "").text())
                .withMessageContaining("engineBatch");
    }

    @Test
    void doesNotMeetAGoalThatWasNotMeasured() {
        Footprint unknown = new Footprint(Map.of(), 1);
        assertThat(Goal.atMost("jars", "%.1f MB", 15, unknown.jarMegabytes()).row())
                .isEqualTo("| jars | at most 15.0 MB | – | **no** |\n");
    }
}
