package io.github.abmrules.cli.run;

import io.github.abmrules.core.assignment.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What is final about one record, or about several that are final since the first decision.
 *
 * @param index 0-based position of the record
 * @param line its physical line; null where the input has none
 * @param outcome the decision with its seat; null when the first decision was final
 * @param written the decisions as they are written, one behind the other; null when there is none
 * @param count how many these are
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record SecondDecision(
        long index, @Nullable Long line, @Nullable Outcome outcome, byte @Nullable [] written, int count) {}
