package io.github.abmrules.rules.verb;

import io.github.abmrules.rules.content.Offering;
import io.github.abmrules.rules.content.Provided;
import org.kie.api.definition.rule.Rule;

/** The verbs of rules about content. */
public final class ContentVerbs {

    private ContentVerbs() {}

    /** An action is offered. */
    public static Provided.Offered offered(Rule rule, Offering offering) {
        return new Provided.Offered(Verbs.fired(rule), offering);
    }
}
