package io.github.abmrules.core.cluster;

import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where an account stands before a decision.
 *
 * @param cluster the cluster in force; {@link Cluster#MONITOR_ONLY} counts as none
 * @param since when it was entered
 * @param enteredBy how; null reads as {@link EnteredBy#INITIAL}
 * @param evidenceFrom only evidence strictly later may lift the account; null means {@code since} after a demotion, else
 *     no floor
 * @param tierAtRejection the tier at which a drop to Monitor Only was last rejected; null when none was
 */
public record CurrentCluster(
        Cluster cluster,
        Instant since,
        EnteredBy enteredBy,
        @Nullable Instant evidenceFrom,
        @Nullable IcpTier tierAtRejection) {

    /** Checks that cluster and instant are there. */
    public CurrentCluster {
        InvalidFactException.require("cluster", cluster);
        InvalidFactException.require("since", since);
        enteredBy = Objects.requireNonNullElse(enteredBy, EnteredBy.INITIAL);
    }

    /** A cluster entered at first assignment. */
    public static CurrentCluster of(Cluster cluster, Instant since) {
        return new CurrentCluster(cluster, since, EnteredBy.INITIAL, null, null);
    }

    /** A cluster entered in the given way. */
    public static CurrentCluster of(Cluster cluster, Instant since, EnteredBy enteredBy) {
        return new CurrentCluster(cluster, since, enteredBy, null, null);
    }

    /** The same, with the tier at which a person rejected the drop of the account; null when that does not count any more. */
    public CurrentCluster rejectedAt(@Nullable IcpTier tier) {
        return new CurrentCluster(cluster, since, enteredBy, evidenceFrom, tier);
    }
}
