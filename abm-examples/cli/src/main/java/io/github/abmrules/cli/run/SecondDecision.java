package io.github.abmrules.cli.run;

import io.github.abmrules.core.assignment.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What is final about one record.
 *
 * @param index 0-based position of the record
 * @param line its physical line; null where the input has none
 * @param outcome the decision with its seat; null when the first decision was final
 * @param rendered the decision in the format of the output; null when there is none
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record SecondDecision(
        long index, @Nullable Long line, @Nullable Outcome outcome, byte @Nullable [] rendered) {}
