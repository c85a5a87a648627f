package io.github.abmrules.hubspot;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ReviewRequest;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.NextAction;
import io.github.abmrules.core.programme.ProgramType;
import io.github.abmrules.core.programme.Segmentation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Assignments for tests of what becomes of them. */
public final class Decisions {

    private Decisions() {}

    public static Assignment of(String accountId, Cluster cluster, Instant asOf) {
        return of(accountId, IcpTier.A, cluster, asOf);
    }

    public static Assignment of(String accountId, IcpTier tier, Cluster cluster, Instant asOf) {
        return of(accountId, tier, cluster, cluster, null, asOf);
    }

    public static Assignment waiting(String accountId, ReviewRequest request, Instant asOf) {
        return of(accountId, IcpTier.A, request.proposedCluster(), request.from(), request, asOf);
    }

    private static Assignment of(
            String accountId,
            IcpTier tier,
            Cluster cluster,
            Cluster effective,
            @Nullable ReviewRequest review,
            Instant asOf) {
        String id = accountId + cluster + asOf;
        Segmentation.Answer no = Segmentation.Answer.NO;
        return new Assignment(
                accountId,
                "Company " + accountId,
                tier,
                null,
                EngagementLevel.NONE,
                TriggerStatus.NO,
                cluster,
                effective,
                null,
                List.of(),
                List.of(),
                List.of(),
                effective == Cluster.MONITOR_ONLY ? ProgramType.NONE : ProgramType.AUTOMATED_DEMAND_GEN,
                effective == Cluster.MONITOR_ONLY
                        ? NextAction.WATCH_FOR_BETTER_TIER
                        : NextAction.SHARE_THOUGHT_LEADERSHIP,
                null,
                null,
                new Segmentation(no, no, no, no),
                null,
                review,
                List.of(),
                List.of(),
                "Because of <reasons> & more.",
                HexFormat.of().formatHex(id.getBytes(StandardCharsets.UTF_8)),
                "v1",
                asOf);
    }
}
