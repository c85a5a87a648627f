package io.github.abmrules.core.playbook;

import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided.
 *
 * @param id the decision
 * @param answer one of its options
 * @param decidedBy the person
 * @param decidedAt when
 * @param note why
 */
public record HumanAnswer(
        String id,
        String answer,
        String decidedBy,
        Instant decidedAt,
        @Nullable String note) {

    /** Checks that everything is there but the note. */
    public HumanAnswer {
        InvalidFactException.requireText("id", id);
        InvalidFactException.requireText("answer", answer);
        InvalidFactException.requireText("decided_by", decidedBy);
        InvalidFactException.require("decided_at", decidedAt);
    }
}
