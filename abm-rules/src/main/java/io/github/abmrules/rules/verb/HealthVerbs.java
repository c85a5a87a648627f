package io.github.abmrules.rules.verb;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.health.Colour;
import io.github.abmrules.core.health.Verdict;
import io.github.abmrules.rules.health.Concluded;
import io.github.abmrules.rules.health.Measured;
import io.github.abmrules.rules.health.Progress;
import io.github.abmrules.rules.health.Rated;
import io.github.abmrules.rules.health.Reported;
import io.github.abmrules.rules.health.Shortcomings;
import io.github.abmrules.rules.parameters.Parameters;
import org.kie.api.definition.rule.Rule;

/** The verbs of rules about the health of a programme. */
public final class HealthVerbs {

    private HealthVerbs() {}

    /** An indicator has a colour. */
    public static Rated rated(Rule rule, Measured measured, Colour colour) {
        return new Rated(Verbs.fired(rule), measured, colour, null);
    }

    /** An indicator has a colour, and there is something to know about it. */
    public static Rated rated(Rule rule, Measured measured, Colour colour, String note) {
        return new Rated(Verbs.fired(rule), measured, colour, note);
    }

    /** An indicator cannot be judged. */
    public static Rated unrated(Rule rule, Measured measured, String note) {
        return new Rated(Verbs.fired(rule), measured, null, note);
    }

    /** Accounts are moved, or only touched. */
    public static Concluded concluded(Rule rule, Progress progress, Verdict verdict) {
        return new Concluded(Verbs.fired(rule), progress, verdict);
    }

    /** Something about the portfolio or the programme is odd. */
    public static Reported reports(Rule rule, Object about, String code, String field, String message) {
        return new Reported(Verbs.fired(rule), about, Finding.warning(code, message, field));
    }

    /** Something about the portfolio is good to know. */
    public static Reported informs(Rule rule, Object about, String code, String field, String message) {
        return new Reported(Verbs.fired(rule), about, Finding.info(code, message, field));
    }

    /** A failure or mistake that the playbook warns of, with the severity and the advice of the parameters. */
    public static Reported reports(
            Rule rule, Object about, String code, String field, Parameters parameters, String figures) {
        return new Reported(Verbs.fired(rule), about, Shortcomings.finding(parameters, code, field, figures));
    }
}
