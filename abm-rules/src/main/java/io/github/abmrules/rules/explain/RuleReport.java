package io.github.abmrules.rules.explain;

import java.util.List;

/**
 * What became of one rule.
 *
 * @param id its id
 * @param summary its name, a plain sentence
 * @param source the section of the playbook it comes from
 * @param place file and line
 * @param fired whether it fired
 * @param parameters the parameters it reads, {@code pack/key = value}
 * @param patterns its patterns up to the one that broke, for the facts that came furthest
 */
public record RuleReport(
        String id,
        String summary,
        String source,
        String place,
        boolean fired,
        List<String> parameters,
        List<PatternReport> patterns) {

    /** Copies the lists. */
    public RuleReport {
        parameters = List.copyOf(parameters);
        patterns = List.copyOf(patterns);
    }
}
