package io.github.abmrules.rules.route;

import io.github.abmrules.core.playbook.DropStage;
import org.jspecify.annotations.Nullable;

/**
 * A row of a routing guide, beside what was asked for.
 *
 * @param id the row
 * @param idAsked whether its id was asked for
 * @param textAsked whether its text was asked for
 * @param branchAsked whether the row that it is a branch of was asked for
 * @param branched whether it has branches for places where conversion is low
 * @param drop where conversion is low, when the row is about that; else null
 * @param dropAsked where conversion is said to be low; null when that is not said
 */
public record NeedRow(
        String id,
        boolean idAsked,
        boolean textAsked,
        boolean branchAsked,
        boolean branched,
        @Nullable DropStage drop,
        @Nullable DropStage dropAsked) {}
