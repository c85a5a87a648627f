package io.github.abmrules.cli.run;

import io.github.abmrules.cli.input.ReadAccount;
import io.github.abmrules.core.assignment.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What came of one record, decided by itself.
 *
 * @param read the record
 * @param idHash its id; null when none could be read
 * @param outcome the decision; null when the record holds no account
 * @param rendered the decision as the writer rendered it; null when there is none
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record FirstDecision(
        ReadAccount read,
        SeenIds.@Nullable Hash idHash,
        @Nullable Outcome outcome,
        byte @Nullable [] rendered) {}
