package io.github.abmrules.rules.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one pattern of a rule, for the fact that came furthest.
 *
 * @param type the type of fact that it asks for
 * @param element what the pattern stands in: empty, or such as {@code not}
 * @param line line of the rule file, 1-based
 * @param outcome whether a fact matches it; of {@code not}, whether none does
 * @param fact the fact in words; null when there is none of the type
 * @param conditions its conditions, in their order
 */
public record PatternReport(
        String type,
        String element,
        int line,
        ConditionReport.Outcome outcome,
        @Nullable String fact,
        List<ConditionReport> conditions) {

    /** Copies the list. */
    public PatternReport {
        conditions = List.copyOf(conditions);
    }
}
