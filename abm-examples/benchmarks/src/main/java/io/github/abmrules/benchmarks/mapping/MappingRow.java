package io.github.abmrules.benchmarks.mapping;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.fit.IcpTier;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of the mapping table, for engines whose rules are made by code. Every case fits exactly one row.
 *
 * @param tiers the tiers it is about
 * @param levels the levels it is about
 * @param news with news or without; null for either
 * @param cluster what it gives
 */
record MappingRow(
        Set<IcpTier> tiers,
        Set<EngagementLevel> levels,
        @Nullable Boolean news,
        Cluster cluster) {
    private static final Set<IcpTier> AB = EnumSet.of(IcpTier.A, IcpTier.B);
    private static final Set<IcpTier> ABC = EnumSet.of(IcpTier.A, IcpTier.B, IcpTier.C);

    /** The table: the rows of the pack {@code cluster}. */
    static final List<MappingRow> TABLE = List.of(
            row(AB, EnumSet.of(EngagementLevel.HIGH), null, Cluster.ACTIVE_FOCUS),
            row(AB, EnumSet.of(EngagementLevel.MEDIUM), true, Cluster.ACTIVE_FOCUS),
            row(AB, EnumSet.of(EngagementLevel.MEDIUM), false, Cluster.FUTURE_PIPELINE),
            row(ABC, EnumSet.of(EngagementLevel.LOW), true, Cluster.FUTURE_PIPELINE),
            row(ABC, EnumSet.of(EngagementLevel.LOW), false, Cluster.CLUSTER_ICP),
            row(ABC, EnumSet.of(EngagementLevel.NONE), true, Cluster.FUTURE_PIPELINE),
            row(ABC, EnumSet.of(EngagementLevel.NONE), false, Cluster.CLUSTER_ICP),
            row(
                    EnumSet.of(IcpTier.C),
                    EnumSet.of(EngagementLevel.MEDIUM, EngagementLevel.HIGH),
                    null,
                    Cluster.FUTURE_PIPELINE),
            row(EnumSet.of(IcpTier.D, IcpTier.E), EnumSet.allOf(EngagementLevel.class), null, Cluster.MONITOR_ONLY));

    private static MappingRow row(
            Set<IcpTier> tiers, Set<EngagementLevel> levels, @Nullable Boolean news, Cluster cluster) {
        return new MappingRow(tiers, levels, news, cluster);
    }

    boolean fits(MappingCase each) {
        return tiers.contains(each.getTier())
                && levels.contains(each.getLevel())
                && (news == null || news == each.isNews());
    }
}
