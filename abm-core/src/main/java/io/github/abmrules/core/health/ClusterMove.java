package io.github.abmrules.core.health;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.rejection.InvalidFactException;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of an account's cluster. Changes before the period are history: they tell how long an account was where it left.
 *
 * @param accountId the account
 * @param from the cluster that it left; null for its first, which is no move
 * @param to the cluster that it entered
 * @param at when
 * @param daysInCluster days that it was in {@code from}; null to count them from the change before
 * @param causedByDeal the open deal that caused an entry into Active Focus; null when something else did
 */
public record ClusterMove(
        String accountId,
        @Nullable Cluster from,
        Cluster to,
        Instant at,
        @Nullable BigDecimal daysInCluster,
        @Nullable String causedByDeal) {

    /** Checks that it is a change. */
    public ClusterMove {
        InvalidFactException.requireText("account_id", accountId);
        InvalidFactException.require("to", to);
        InvalidFactException.require("at", at);
        if (from == to) {
            throw new InvalidFactException(
                    "to", to.name(), "is where the account already was. Maybe leave the move out?");
        }
        Figures.notNegative("days_in_cluster", daysInCluster);
        if (causedByDeal != null && to != Cluster.ACTIVE_FOCUS) {
            throw new InvalidFactException(
                    "caused_by_deal", causedByDeal, "belongs to an entry into ACTIVE_FOCUS, but to is " + to);
        }
    }

    /** A move whose days are counted from the change before, and which no deal caused. */
    public static ClusterMove of(String accountId, @Nullable Cluster from, Cluster to, Instant at) {
        return new ClusterMove(accountId, from, to, at, null, null);
    }
}
