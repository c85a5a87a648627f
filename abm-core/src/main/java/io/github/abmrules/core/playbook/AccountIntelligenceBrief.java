package io.github.abmrules.core.playbook;

import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.port.CompanyProfile;
import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known about a company before a campaign begins.
 *
 * @param company the company
 * @param accountId its id in the CRM; null when it is not there
 * @param inCrm whether the CRM knows it
 * @param profile what enrichment knows; null when it knows nothing
 * @param icpTier its fit; null when it is not known
 * @param engagementLevel how strongly it engages; null when nothing could be decided without a fit
 * @param triggerStatus whether the news gives a reason to buy now
 * @param hot whether a trigger is urgent
 * @param cluster what the rules say about its cluster; null when nothing could be decided without a fit
 * @param deals its deals
 * @param contacts its people
 * @param triggers what the news says, latest first
 * @param openQuestions what nobody knows yet
 * @param recommendation what the rules recommend
 * @param decisionId the id of the human decision about the pursuit
 * @param findings what a person should know
 * @param firedRules the rules that took part
 * @param asOf the instant it is about
 */
public record AccountIntelligenceBrief(
        String company,
        @Nullable String accountId,
        boolean inCrm,
        @Nullable CompanyProfile profile,
        @Nullable IcpTier icpTier,
        @Nullable EngagementLevel engagementLevel,
        TriggerStatus triggerStatus,
        boolean hot,
        @Nullable Cluster cluster,
        List<Deal> deals,
        List<Contact> contacts,
        List<DetectedTrigger> triggers,
        List<String> openQuestions,
        Pursuit recommendation,
        String decisionId,
        List<Finding> findings,
        List<FiredRule> firedRules,
        Instant asOf) {

    /** Checks what is required and copies the lists. */
    public AccountIntelligenceBrief {
        InvalidFactException.requireText("company", company);
        InvalidFactException.require("trigger_status", triggerStatus);
        InvalidFactException.require("recommendation", recommendation);
        InvalidFactException.requireText("decision_id", decisionId);
        InvalidFactException.require("as_of", asOf);
        deals = List.copyOf(deals);
        contacts = List.copyOf(contacts);
        triggers = List.copyOf(triggers);
        openQuestions = List.copyOf(openQuestions);
        findings = List.copyOf(findings);
        firedRules = List.copyOf(firedRules);
    }
}
