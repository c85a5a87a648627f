package io.github.abmrules.rules.verb;

import static io.github.abmrules.rules.verb.Verbs.fired;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.lead.LeadAction;
import io.github.abmrules.core.lead.LeadBand;
import io.github.abmrules.core.lead.LeadOwner;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.rules.lead.Banded;
import io.github.abmrules.rules.lead.Disputed;
import io.github.abmrules.rules.lead.Due;
import io.github.abmrules.rules.lead.Handled;
import io.github.abmrules.rules.lead.LeadFact;
import io.github.abmrules.rules.lead.LeadFound;
import java.time.Duration;
import org.kie.api.definition.rule.Rule;

/** The verbs of rules about leads. */
public final class LeadVerbs {

    private LeadVerbs() {}

    /** The band of a lead. */
    public static Banded banded(Rule rule, LeadFact lead, LeadBand band) {
        return new Banded(fired(rule), lead, band);
    }

    /** What is done with a lead of the band, and by whom. */
    public static Handled handled(Rule rule, Banded banded, LeadAction action, LeadOwner owner) {
        return new Handled(fired(rule), banded.about(), action, owner);
    }

    /** It is due when so much working time has passed. */
    public static Due dueWithin(Rule rule, Banded banded, Duration workingTime) {
        return new Due(fired(rule), banded.about(), workingTime);
    }

    /** It is due when the working day closes. */
    public static Due dueSameDay(Rule rule, Banded banded) {
        return new Due(fired(rule), banded.about(), null);
    }

    /** A person has to acknowledge a conflict between the lead and the cluster of its account. */
    public static Disputed disputes(Rule rule, Banded banded, ReviewReason reason, Cluster cluster) {
        return new Disputed(fired(rule), banded.about(), reason, cluster);
    }

    /** Something about the lead is odd. */
    public static LeadFound warns(Rule rule, LeadFact lead, String code, String message, String field) {
        return new LeadFound(fired(rule), lead, Finding.warning(code, message, field));
    }
}
