package io.github.abmrules.benchmarks.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.cluster.Cluster;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is measured against each other maps the same. */
class MappingTest {
    private static final List<MappingCase> CASES = MappingCase.all(2);

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void mapsEveryCaseLikeTheTable(MappingBenchmark.Engine engine) throws Exception {
        List<Cluster> expected = CASES.stream()
                .map(each -> MappingRow.TABLE.stream()
                        .filter(row -> row.fits(each))
                        .findFirst()
                        .orElseThrow()
                        .cluster())
                .toList();
        try (Mapping mapping = engine.open(MappingCase.all(2))) {
            assertThat(mapping.clusters()).isEqualTo(expected);
            assertThat(mapping.clusters()).as("again").isEqualTo(expected);
        }
    }

    @Test
    void hasOneRowForEveryCase() {
        assertThat(MappingCase.all(1))
                .hasSize(40)
                .allSatisfy(each -> assertThat(MappingRow.TABLE)
                        .filteredOn(row -> row.fits(each))
                        .hasSize(1));
    }

    /** How often the playbook's table gives each cluster. */
    @Test
    void givesEachClusterAsOftenAsThePlaybook() {
        Map<Cluster, Integer> counts = new EnumMap<>(Cluster.class);
        new HandCodedMapping(MappingCase.all(1)).clusters().forEach(cluster -> counts.merge(cluster, 1, Integer::sum));
        assertThat(counts)
                .isEqualTo(Map.of(
                        Cluster.ACTIVE_FOCUS, 6,
                        Cluster.FUTURE_PIPELINE, 12,
                        Cluster.CLUSTER_ICP, 6,
                        Cluster.MONITOR_ONLY, 16));
    }

    @Test
    void givesTheSameCasesEachTime() {
        assertThat(MappingCase.all(3).toString())
                .isEqualTo(MappingCase.all(3).toString())
                .isNotEqualTo(Collections.nCopies(3, MappingCase.all(1)).toString());
    }
}
