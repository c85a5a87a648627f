package io.github.abmrules.core.playbook;

import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.rejection.InvalidFactException;
import java.util.List;

/**
 * The way from a need to what helps.
 *
 * @param need what was asked for
 * @param row id of the row of the routing guides that it leads to
 * @param text what that row says is needed
 * @param source the place of the row in the playbook, {@code document#section/item} or {@code document#section}
 * @param steps what to use, in order: what comes before other things first
 * @param narrower ids of rows that ask more precisely, when the need leaves a question open
 * @param firedRules the rules that decided it
 */
public record Route(
        String need,
        String row,
        String text,
        String source,
        List<RouteStep> steps,
        List<String> narrower,
        List<FiredRule> firedRules) {

    /**
     * Checks that everything is there, and copies the lists.
     *
     * @throws InvalidFactException when need or row is missing
     */
    public Route {
        InvalidFactException.requireText("need", need);
        InvalidFactException.requireText("row", row);
        steps = List.copyOf(steps);
        narrower = List.copyOf(narrower);
        firedRules = List.copyOf(firedRules);
    }
}
