package io.github.abmrules.core.store;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.health.ClusterMove;
import io.github.abmrules.core.health.OpenedDeal;
import io.github.abmrules.core.health.ProgrammeMetrics;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives the moves in a store as a question about a programme's progress takes them. */
public final class ProgressHistory {

    private ProgressHistory() {}

    /**
     * What is measured of a programme, as far as a store knows: moves up to the end of the period, and the deals of accounts
     * that were in Active Focus.
     *
     * @param programId the programme
     * @param from start of the period, inclusive; null for the beginning
     * @param to its end, exclusive; null for everything there is
     * @param touchedAccounts accounts that were touched in the period; null when not known
     */
    public static ProgrammeMetrics of(
            StateStore store,
            String programId,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Long touchedAccounts) {
        ProgrammeMetrics.Builder metrics = ProgrammeMetrics.builder(programId).period(from, to);
        if (touchedAccounts != null) {
            metrics.touchedAccounts(touchedAccounts);
        }
        Set<String> focused = new HashSet<>();
        Set<HistoryKind> moves = Set.of(HistoryKind.ENTERED, HistoryKind.MOVED);
        for (HistoryEntry entry : store.history(new HistoryFilter(null, moves, null, to))) {
            Cluster entered = Objects.requireNonNull(entry.to());
            metrics.move(new ClusterMove(entry.accountId(), entry.from(), entered, entry.at(), null, entry.deal()));
            if (entered == Cluster.ACTIVE_FOCUS) {
                focused.add(entry.accountId());
            }
        }
        for (HistoryEntry entry : store.history(new HistoryFilter(null, Set.of(HistoryKind.DEAL_OPENED), null, to))) {
            if (entry.deal() != null && focused.contains(entry.accountId())) {
                metrics.deal(new OpenedDeal(entry.deal(), entry.accountId(), entry.at()));
            }
        }
        return metrics.build();
    }
}
