package io.github.abmrules.core.store;

import io.github.abmrules.core.cluster.Cluster;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened with an account. Entries are never changed nor taken away.
 *
 * @param accountId the account
 * @param entry its number in the history of the account, 1 for the first
 * @param at when
 * @param kind what
 * @param from the cluster that was left, or that a review would leave; null where there is none
 * @param to the cluster that was entered, proposed or pinned; null where there is none
 * @param subject the id of the review or the decision behind it; null where there is none
 * @param deal the deal that caused an entry into Active Focus, or that was opened; null where there is none
 * @param by who decided; null when the rules did
 * @param note why, in words or as reasons
 */
public record HistoryEntry(
        String accountId,
        long entry,
        Instant at,
        HistoryKind kind,
        @Nullable Cluster from,
        @Nullable Cluster to,
        @Nullable String subject,
        @Nullable String deal,
        @Nullable String by,
        @Nullable String note) {}
