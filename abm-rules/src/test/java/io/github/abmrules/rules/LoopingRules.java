package io.github.abmrules.rules;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.rules.fact.Contribution.Found;
import io.github.abmrules.rules.verb.Verbs;
import org.kie.api.definition.rule.Rule;

/** What right-hand sides of one insert call to go round in circles. */
public final class LoopingRules {

    private LoopingRules() {}

    /** The finding once more. */
    public static Found again(Rule rule, Found found) {
        return new Found(Verbs.fired(rule), found.profile(), Finding.info("AGAIN", "again", null));
    }

    /** The finding once more, after ten milliseconds. */
    public static Found slowly(Rule rule, Found found) throws InterruptedException {
        Thread.sleep(10);
        return again(rule, found);
    }
}
