package io.github.abmrules.core.playbook;

import io.github.abmrules.core.rejection.InvalidFactException;
import org.jspecify.annotations.Nullable;

/**
 * Somebody needs something and asks which part of the playbook helps.
 *
 * @param need id or text of a row of the routing guides, in any capitals
 * @param drop where conversion is low, for the need that depends on it; null when it is not known
 */
public record RouteRequest(String need, @Nullable DropStage drop) {

    /**
     * Checks that a need is there.
     *
     * @throws InvalidFactException when it is missing or blank
     */
    public RouteRequest {
        InvalidFactException.requireText("need", need);
    }
}
