package io.github.abmrules.rules.log;

import io.github.abmrules.rules.diff.FieldChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A logged decision that came out differently when it was decided again.
 *
 * @param line physical line of the log, 1-based
 * @param accountId the account
 * @param decisionId the id of the logged decision; null when the log has none
 * @param rulesVersion the rules of both decisions
 * @param asOf the instant of both decisions
 * @param changes the fields that differ: {@code before} is what the log says, {@code after} what came out now. The field
 *     {@code outcome} says that an account that was decided is rejected or fails now, or the other way round
 */
public record ReplayedDecision(
        long line,
        String accountId,
        @Nullable String decisionId,
        String rulesVersion,
        Instant asOf,
        List<FieldChange> changes) {

    /** Copies the list. */
    public ReplayedDecision {
        changes = List.copyOf(changes);
    }
}
