package io.github.abmrules.core.health;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import java.util.List;

/**
 * The health of a programme. Immutable.
 *
 * @param programId the programme
 * @param indicators the four weekly ones and the five with a benchmark always, others when they were read; leading first
 * @param progression moves between clusters: the three steps of the way always, others when there were any
 * @param verdict whether accounts are moved or only touched
 * @param answer the verdict in a sentence, with its figures
 * @param notEvaluated codes of findings for which there was no evidence to look at, sorted
 * @param findings what a person should know about portfolio and programme, by code then field
 * @param firedRules the rules that took part, by pack order then id
 */
public record ProgrammeHealth(
        String programId,
        List<IndicatorHealth> indicators,
        List<Progression> progression,
        Verdict verdict,
        String answer,
        List<String> notEvaluated,
        List<Finding> findings,
        List<FiredRule> firedRules) {

    /** Copies the lists. */
    public ProgrammeHealth {
        indicators = List.copyOf(indicators);
        progression = List.copyOf(progression);
        notEvaluated = List.copyOf(notEvaluated);
        findings = List.copyOf(findings);
        firedRules = List.copyOf(firedRules);
    }
}
