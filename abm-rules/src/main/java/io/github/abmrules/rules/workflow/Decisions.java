package io.github.abmrules.rules.workflow;

import io.github.abmrules.core.playbook.DetectedTrigger;
import io.github.abmrules.core.playbook.HumanAnswer;
import io.github.abmrules.core.playbook.HumanDecision;
import io.github.abmrules.core.playbook.WorkflowContext;
import io.github.abmrules.core.port.CompanyName;
import io.github.abmrules.core.rejection.Nearest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Raises decisions for people, and takes their answers. */
public final class Decisions {

    /** The answer to PURSUIT that begins a campaign. */
    public static final String PURSUE = "PURSUE";
    /** The answer to HOT_TRIGGER that makes a campaign faster. */
    public static final String ACCELERATE = "ACCELERATE";
    /** The answer to INVITE_LIST that lets invitations out. */
    public static final String APPROVE = "APPROVE";

    private Decisions() {}

    /** A decision. The same question about the same facts has the same id. */
    public static HumanDecision raise(
            HumanDecision.Kind kind,
            String subject,
            String question,
            List<String> options,
            List<String> facts,
            Instant raisedAt) {
        List<String> all = new ArrayList<>(List.of(kind.name(), CompanyName.fold(subject)));
        all.addAll(facts);
        String id = kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + Digests.brief(all);
        return new HumanDecision(id, kind, subject, question, options, facts, raisedAt);
    }

    /** The decisions that wait: nobody has answered them, and none about the same was raised later. */
    public static List<HumanDecision> open(WorkflowContext context) {
        List<HumanDecision> all = context.all(ContextNames.HUMAN_DECISIONS, HumanDecision.class);
        List<String> answered = context.all(ContextNames.HUMAN_ANSWERS, HumanAnswer.class).stream()
                .map(HumanAnswer::id)
                .toList();
        return all.stream()
                .filter(decision -> !answered.contains(decision.id()))
                .filter(decision -> all.stream().noneMatch(other -> supersedes(other, decision)))
                .toList();
    }

    private static boolean supersedes(HumanDecision later, HumanDecision earlier) {
        return later.kind() == earlier.kind()
                && CompanyName.fold(later.subject()).equals(CompanyName.fold(earlier.subject()))
                && later.raisedAt().isAfter(earlier.raisedAt());
    }

    /**
     * The answer of a person to a decision that waits.
     *
     * @throws UnanswerableException when no such decision waits, it is answered already, or the answer is none of its options
     */
    public static HumanAnswer answer(
            WorkflowContext context,
            String id,
            String answer,
            String decidedBy,
            Instant decidedAt,
            @Nullable String note) {
        for (HumanAnswer given : context.all(ContextNames.HUMAN_ANSWERS, HumanAnswer.class)) {
            if (given.id().equals(id)) {
                throw new UnanswerableException("The decision " + id + " was answered with " + given.answer() + " by "
                        + given.decidedBy() + " at " + given.decidedAt() + " and is not decided twice.");
            }
        }
        List<HumanDecision> waiting = open(context);
        List<String> ids = waiting.stream().map(HumanDecision::id).toList();
        int index = ids.indexOf(id);
        if (index < 0) {
            boolean known = context.all(ContextNames.HUMAN_DECISIONS, HumanDecision.class).stream()
                    .anyMatch(decision -> decision.id().equals(id));
            throw new UnanswerableException((known
                            ? "The decision " + id + " was superseded: its facts have changed since."
                            : "There is no decision \"" + id + "\".")
                    + " Waiting: " + (ids.isEmpty() ? "none" : String.join(", ", ids)) + "."
                    + (known ? "" : Nearest.maybe(id, ids)));
        }
        List<String> options = waiting.get(index).options();
        if (!options.contains(answer)) {
            throw new UnanswerableException("\"" + answer + "\" is no answer to " + id + "; allowed: "
                    + String.join(", ", options) + "." + Nearest.maybe(answer, options));
        }
        return new HumanAnswer(id, answer, decidedBy, decidedAt, note);
    }

    /** A trigger in words. */
    static String words(DetectedTrigger trigger) {
        return (trigger.type() == null ? "news" : trigger.type()) + " detected at " + trigger.detectedAt() + ", "
                + trigger.points() + " points" + (trigger.headline() == null ? "" : ": " + trigger.headline());
    }
}
