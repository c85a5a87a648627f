package io.github.abmrules.core.playbook;

import io.github.abmrules.core.rejection.InvalidFactException;
import java.util.List;

/**
 * One step of a route.
 *
 * @param kind what is named
 * @param id its id in the catalogue
 * @param alternatives ids that do as well; of a topic, the skills that treat it
 */
public record RouteStep(Kind kind, String id, List<String> alternatives) {

    /** What a step names. */
    public enum Kind {
        /** A skill. */
        SKILL,
        /** A subagent, or one of its workflows, {@code subagent/workflow}. */
        SUBAGENT,
        /** Something to look at, or a decision to take, that is no skill of its own. */
        TOPIC
    }

    /**
     * Checks that kind and id are there, and copies the list.
     *
     * @throws InvalidFactException when one is missing
     */
    public RouteStep {
        InvalidFactException.require("kind", kind);
        InvalidFactException.requireText("id", id);
        alternatives = List.copyOf(alternatives);
    }
}
