package io.github.abmrules.benchmarks.mapping;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.fit.IcpTier;
import java.util.ArrayList;
import java.util.List;

/** The mapping in plain Java. */
public final class HandCodedMapping implements Mapping {
    private final List<MappingCase> cases;

    /** With these cases. */
    public HandCodedMapping(List<MappingCase> cases) {
        this.cases = List.copyOf(cases);
    }

    @Override
    public List<Cluster> clusters() {
        List<Cluster> clusters = new ArrayList<>(cases.size());
        for (MappingCase each : cases) {
            clusters.add(of(each.getTier(), each.getLevel(), each.isNews()));
        }
        return clusters;
    }

    /** The cluster of one case. */
    public static Cluster of(IcpTier tier, EngagementLevel level, boolean news) {
        boolean engaged = level.compareTo(EngagementLevel.MEDIUM) >= 0;
        return switch (tier) {
            case D, E -> Cluster.MONITOR_ONLY;
            case C -> engaged || news ? Cluster.FUTURE_PIPELINE : Cluster.CLUSTER_ICP;
            case A, B -> {
                if (level == EngagementLevel.HIGH || (engaged && news)) {
                    yield Cluster.ACTIVE_FOCUS;
                }
                yield engaged || news ? Cluster.FUTURE_PIPELINE : Cluster.CLUSTER_ICP;
            }
        };
    }
}
