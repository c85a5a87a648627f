package io.github.abmrules.rules.workflow;

import io.github.abmrules.core.playbook.DetectedTrigger;
import io.github.abmrules.core.playbook.HumanDecision;
import io.github.abmrules.core.port.CompanyName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Raises decisions for people. */
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

    /** A trigger in words. */
    static String words(DetectedTrigger trigger) {
        return (trigger.type() == null ? "news" : trigger.type()) + " detected at " + trigger.detectedAt() + ", "
                + trigger.points() + " points" + (trigger.headline() == null ? "" : ": " + trigger.headline());
    }
}
