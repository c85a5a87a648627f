package io.github.abmrules.hubspot.crm;

import java.util.List;

/**
 * A record that another one belongs to.
 *
 * @param toId its id
 * @param typeIds the types of the association
 */
public record Association(String toId, List<Integer> typeIds) {

    /** Copies the types. */
    public Association {
        typeIds = List.copyOf(typeIds);
    }
}
