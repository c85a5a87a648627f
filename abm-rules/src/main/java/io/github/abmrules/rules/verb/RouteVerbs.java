package io.github.abmrules.rules.verb;

import static io.github.abmrules.rules.verb.Verbs.fired;

import io.github.abmrules.rules.route.Dependency;
import io.github.abmrules.rules.route.NeedCommand;
import io.github.abmrules.rules.route.NeedRow;
import io.github.abmrules.rules.route.RouteNote;
import org.kie.api.definition.rule.Rule;

/** The verbs of rules about routing; see {@link Verbs}. */
public final class RouteVerbs {

    private RouteVerbs() {}

    /** A row answers the need. */
    public static RouteNote.Matched matched(Rule rule, NeedRow row) {
        return new RouteNote.Matched(fired(rule), row, row.id());
    }

    /** A row that is a command answers the need. */
    public static RouteNote.Matched matched(Rule rule, NeedCommand command) {
        return new RouteNote.Matched(fired(rule), command, command.id());
    }

    /** Something comes before a step. */
    public static RouteNote.Required required(Rule rule, Dependency dependency) {
        return new RouteNote.Required(fired(rule), dependency);
    }
}
