package io.github.abmrules.rules.route;

import io.github.abmrules.core.playbook.DropStage;
import io.github.abmrules.core.playbook.RouteStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a routing guide.
 *
 * @param id names it
 * @param text what is needed, in a short phrase; a word in brackets stands for any words
 * @param source its place in the playbook, {@code document#section/item} or {@code document#section}
 * @param under id of the row that it is a branch of; null when it is none
 * @param drop where conversion is low, when the row is about that; else null
 * @param steps where it leads, without what comes before
 */
public record Need(
        String id,
        String text,
        String source,
        @Nullable String under,
        @Nullable DropStage drop,
        List<RouteStep> steps) {

    /** Copies the list. */
    public Need {
        steps = List.copyOf(steps);
    }
}
