package io.github.abmrules.flink.stream;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.store.HistoryEntry;
import io.github.abmrules.core.store.HistoryKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an account stands now: a line of the moves.
 *
 * @param accountId the account
 * @param at when
 * @param kind ENTERED, MOVED, STARTED_ANEW, PINNED, UNPINNED or PIN_EXPIRED
 * @param from the cluster that was left; null where there is none
 * @param to the cluster that was entered or pinned
 * @param deal the deal that caused an entry into Active Focus; null where there is none
 * @param by who decided; null when the rules did
 * @param rationale why, in words
 * @param decisionId the decision
 * @param rulesVersion the rules it was made by
 */
public record Move(
        String accountId,
        Instant at,
        HistoryKind kind,
        @Nullable Cluster from,
        @Nullable Cluster to,
        @Nullable String deal,
        @Nullable String by,
        String rationale,
        String decisionId,
        String rulesVersion) {

    static Move of(HistoryEntry entry, Assignment decision) {
        return new Move(
                entry.accountId(),
                entry.at(),
                entry.kind(),
                entry.from(),
                entry.to(),
                entry.deal(),
                entry.by(),
                decision.rationale(),
                decision.decisionId(),
                decision.rulesVersion());
    }

    /** The same move by the decision that knows the seat. */
    Move by(Assignment decision) {
        return new Move(
                accountId,
                at,
                kind,
                from,
                to,
                deal,
                by,
                decision.rationale(),
                decision.decisionId(),
                decision.rulesVersion());
    }
}
