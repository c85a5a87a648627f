package io.github.abmrules.rules.route;

import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.rules.advice.Note;

/** What rules say about a need. */
public sealed interface RouteNote extends Note {

    /** A row answers the need. */
    record Matched(FiredRule rule, Object about, String row) implements RouteNote {}

    /** Something comes before a step. */
    record Required(FiredRule rule, Dependency dependency) implements RouteNote {
        @Override
        public Object about() {
            return dependency;
        }
    }
}
