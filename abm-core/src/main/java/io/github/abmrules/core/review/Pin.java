package io.github.abmrules.core.review;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cluster that a person put in force for a time, whatever the rules say.
 *
 * @param cluster the cluster in force
 * @param until when the pin ends, exclusive
 * @param reason why
 * @param owner who answers for it
 */
public record Pin(
        Cluster cluster,
        Instant until,
        @Nullable String reason,
        @Nullable String owner) {

    /** Checks that cluster and end are there. */
    public Pin {
        InvalidFactException.require("cluster", cluster);
        InvalidFactException.require("until", until);
    }

    /** The pin in words, with its owner and reason where they are known. */
    public String inWords() {
        return "pinned to " + cluster + " until " + until + (owner == null ? "" : " by " + owner)
                + (reason == null ? "" : ": " + reason);
    }
}
