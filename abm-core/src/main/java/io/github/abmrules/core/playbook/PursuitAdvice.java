package io.github.abmrules.core.playbook;

import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.rejection.InvalidFactException;
import java.util.List;

/**
 * What the rules recommend about going after a company. A person decides.
 *
 * @param company the company
 * @param recommendation what they recommend
 * @param firedRules the rules that took part
 */
public record PursuitAdvice(String company, Pursuit recommendation, List<FiredRule> firedRules) {

    /** Checks that name and recommendation are there and copies the list. */
    public PursuitAdvice {
        InvalidFactException.requireText("company", company);
        InvalidFactException.require("recommendation", recommendation);
        firedRules = List.copyOf(firedRules);
    }
}
