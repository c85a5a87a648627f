package io.github.abmrules.core.playbook;

import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.Instant;
import java.util.List;

/**
 * A decision that the playbook leaves to a person. Nothing is done about it until the person has answered.
 *
 * @param id what it is recognised by
 * @param kind which decision of the playbook
 * @param subject the company, event or deal it is about
 * @param question what is to be decided
 * @param options the answers there are
 * @param facts what speaks for them
 * @param raisedAt since when it waits
 */
public record HumanDecision(
        String id,
        Kind kind,
        String subject,
        String question,
        List<String> options,
        List<String> facts,
        Instant raisedAt) {

    /** The decisions that the playbook leaves to a person, beside the reviews of clusters. */
    public enum Kind {
        /** Whether to go after a company. */
        PURSUIT,
        /** What to do about an urgent trigger. */
        HOT_TRIGGER,
        /** Whom to invite to an event. */
        INVITE_LIST,
        /** What to do about a deal at critical risk. */
        CRITICAL_DEAL
    }

    /** Checks that everything is there and copies the lists. */
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
