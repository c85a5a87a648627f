package io.github.abmrules.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CurrentClusterTest {

    private static final Instant SINCE = Instant.parse("2026-03-01T09:00:00Z");

    @Test
    void isInitialUnlessSaidOtherwise() {
        assertThat(new CurrentCluster(Cluster.CLUSTER_ICP, SINCE, null, null, null))
                .isEqualTo(CurrentCluster.of(Cluster.CLUSTER_ICP, SINCE));
        assertThat(CurrentCluster.of(Cluster.CLUSTER_ICP, SINCE).enteredBy()).isEqualTo(EnteredBy.INITIAL);
        assertThat(CurrentCluster.of(Cluster.CLUSTER_ICP, SINCE, EnteredBy.DEMOTION)
                        .enteredBy())
                .isEqualTo(EnteredBy.DEMOTION);
    }

    @Test
    void needsClusterAndInstant() {
        assertThatThrownBy(() -> CurrentCluster.of(null, SINCE)).hasMessage("cluster is required");
        assertThatThrownBy(() -> CurrentCluster.of(Cluster.CLUSTER_ICP, null)).hasMessage("since is required");
    }
}
