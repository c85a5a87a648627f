package io.github.abmrules.core.playbook;

import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.Instant;
import java.util.List;

/**
 * Something that a person has to decide before work goes on. It is data: nothing waits for it but the work itself.
 *
 * @param id names it; the same decision has the same id
 * @param kind what kind of decision it is
 * @param subject what it is about: the id of an account, an event or a deal
 * @param question what is asked, as a sentence
 * @param options the possible answers, the usual one first
 * @param facts what speaks for and against, one fact an entry
 * @param raisedAt when it was asked
 */
public record HumanDecision(
        String id,
        Kind kind,
        String subject,
        String question,
        List<String> options,
        List<String> facts,
        Instant raisedAt) {

    /** The decisions that the playbook leaves to people, beside the reviews of cluster moves. */
    public enum Kind {
        /** Whether an account that has been researched is pursued. */
        PURSUIT,
        /** What follows from a hot trigger. */
        HOT_TRIGGER,
        /** Who is invited to an event. */
        INVITE_LIST,
        /** What is done about a deal at critical risk. */
        CRITICAL_DEAL
    }

    /**
     * Checks that everything is there, and copies the lists.
     *
     * @throws InvalidFactException when something is missing or blank
     */
    public HumanDecision {
        InvalidFactException.requireText("id", id);
        InvalidFactException.require("kind", kind);
        InvalidFactException.requireText("subject", subject);
        InvalidFactException.requireText("question", question);
        InvalidFactException.require("raised_at", raisedAt);
        options = List.copyOf(options);
        facts = List.copyOf(facts);
    }
}
