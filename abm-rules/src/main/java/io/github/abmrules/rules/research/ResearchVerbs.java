package io.github.abmrules.rules.research;

import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.playbook.Pursuit;
import io.github.abmrules.rules.verb.Verbs;
import org.kie.api.definition.rule.Rule;

/** The verbs of the pack {@code research}. */
public final class ResearchVerbs {

    private ResearchVerbs() {}

    /** News counts with some points. */
    public static ResearchNote.Counted counts(Rule rule, NewsFact news, int points) {
        return new ResearchNote.Counted(Verbs.fired(rule), news, points);
    }

    /** Something that a person should know. */
    public static ResearchNote.Found informs(Rule rule, Object about, String code, String message) {
        return new ResearchNote.Found(Verbs.fired(rule), about, Finding.info(code, message, null));
    }

    /** Something is odd. */
    public static ResearchNote.Found warns(Rule rule, Object about, String code, String message) {
        return new ResearchNote.Found(Verbs.fired(rule), about, Finding.warning(code, message, null));
    }

    /** Whether the news gives a reason to buy. */
    public static ResearchNote.StatusGiven concludes(Rule rule, Heat heat, TriggerStatus status) {
        return new ResearchNote.StatusGiven(Verbs.fired(rule), heat, status);
    }

    /** Whether the triggers are urgent. */
    public static ResearchNote.HeatGiven rates(Rule rule, Heat heat, boolean hot) {
        return new ResearchNote.HeatGiven(Verbs.fired(rule), heat, hot);
    }

    /** What to do about a company. */
    public static ResearchNote.Recommended recommends(Rule rule, ProspectFact prospect, Pursuit pursuit) {
        return new ResearchNote.Recommended(Verbs.fired(rule), prospect, pursuit);
    }
}
