package io.github.abmrules.cli.run;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.cluster.EnteredBy;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where an account stands, as another system knows it.
 *
 * @param accountId the account
 * @param cluster its cluster
 * @param since when it was entered
 * @param enteredBy how; null reads as INITIAL
 * @param evidenceFrom see {@link CurrentCluster#evidenceFrom()}
 * @param tierAtRejection see {@link CurrentCluster#tierAtRejection()}
 */
public record ImportedCluster(
        String accountId,
        Cluster cluster,
        Instant since,
        @Nullable EnteredBy enteredBy,
        @Nullable Instant evidenceFrom,
        @Nullable IcpTier tierAtRejection) {

    /** Checks that the account, the cluster and the instant are there. */
    public ImportedCluster {
        InvalidFactException.requireText("account_id", accountId);
        InvalidFactException.require("cluster", cluster);
        InvalidFactException.require("since", since);
    }

    /** As the domain has it. */
    CurrentCluster current() {
        return new CurrentCluster(
                cluster,
                since,
                Objects.requireNonNullElse(enteredBy, EnteredBy.INITIAL),
                evidenceFrom,
                tierAtRejection);
    }
}
