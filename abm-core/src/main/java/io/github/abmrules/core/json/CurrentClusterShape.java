package io.github.abmrules.core.json;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.cluster.EnteredBy;
import io.github.abmrules.core.fit.IcpTier;
import java.time.Instant;

/** The JSON of a {@link CurrentCluster}. */
final class CurrentClusterShape extends Shape<CurrentCluster> {

    private final Field<Cluster> cluster = required("cluster", Kind.enumeration(Cluster.class));
    private final Field<Instant> since = required("since", Kind.instant());
    private final Field<EnteredBy> enteredBy = optional("entered_by", Kind.enumeration(EnteredBy.class));
    private final Field<Instant> evidenceFrom = optional("evidence_from", Kind.instant());
    private final Field<IcpTier> tierAtRejection = optional("tier_at_rejection", Kind.enumeration(IcpTier.class));

    @Override
    CurrentCluster build(Slots slots) {
        return new CurrentCluster(
                slots.get(cluster),
                slots.get(since),
                slots.or(enteredBy, EnteredBy.INITIAL),
                slots.find(evidenceFrom),
                slots.find(tierAtRejection));
    }
}
