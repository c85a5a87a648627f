package io.github.abmrules.rules.state;

import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.store.HistoryEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of deciding about an account and applying it. The state is unchanged when there is no assignment.
 *
 * @param accountId the account
 * @param outcome the decision, what is wrong with the account, or how the rules failed; null when the account could not be
 *     decided at all
 * @param problems what kept the account from being decided; empty when it was
 * @param changed whether anything was written
 * @param history what was added to the history
 */
public record Applied(
        String accountId,
        @Nullable Outcome outcome,
        List<Problem> problems,
        boolean changed,
        List<HistoryEntry> history) {

    /** Copies the lists. */
    public Applied {
        problems = List.copyOf(problems);
        history = List.copyOf(history);
    }

    static Applied rejected(String accountId, Problem problem) {
        return new Applied(accountId, null, List.of(problem), false, List.of());
    }
}
