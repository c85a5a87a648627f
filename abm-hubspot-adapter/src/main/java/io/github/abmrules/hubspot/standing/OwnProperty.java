package io.github.abmrules.hubspot.standing;

import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.EnteredBy;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.Challenge;
import io.github.abmrules.core.programme.CompanyStage;
import io.github.abmrules.core.programme.NextAction;
import io.github.abmrules.core.programme.ProgramType;
import io.github.abmrules.core.review.ReviewStatus;
import io.github.abmrules.core.trust.TrustLevel;
import io.github.abmrules.hubspot.crm.PropertyDefinition;
import io.github.abmrules.hubspot.crm.PropertyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A property of companies that is ours. HubSpot's own, such as {@code lifecyclestage}, are never written. Those that people
 * fill in are read only; the others are written by the adapter.
 */
public enum OwnProperty {
    /** What the rules say. */
    CLUSTER("abm_cluster", "ABM cluster", "What the rules say.", names(Cluster.values())),
    /** What is in force. */
    EFFECTIVE_CLUSTER(
            "abm_effective_cluster",
            "ABM cluster in force",
            "Differs from the cluster while a review is pending or a pin holds.",
            names(Cluster.values())),
    /** Where the account stands. */
    CURRENT_CLUSTER(
            "abm_current_cluster",
            "ABM current cluster",
            "Where the account stands, whatever pin holds.",
            names(Cluster.values())),
    /** Since when it stands there. */
    CLUSTER_SINCE("abm_cluster_since", "ABM cluster since", "Since when the account stands there.", Kind.DATETIME),
    /** How it came there. */
    ENTERED_BY("abm_entered_by", "ABM cluster entered by", "How the account came there.", names(EnteredBy.values())),
    /** From when on evidence may lift it. */
    EVIDENCE_FROM("abm_evidence_from", "ABM evidence from", "Older evidence lifts nothing.", Kind.DATETIME),
    /** The tier of a rejected drop. */
    TIER_AT_REJECTION(
            "abm_tier_at_rejection",
            "ABM tier at rejection",
            "The tier at which a drop to Monitor Only was rejected.",
            names(IcpTier.values())),
    /** The programme. */
    PROGRAM("abm_program", "ABM programme", "The programme of the cluster in force.", names(ProgramType.values())),
    /** What to do next. */
    NEXT_ACTION(
            "abm_next_action",
            "ABM next action",
            "What to do next in the programme.",
            Arrays.stream(NextAction.values()).map(NextAction::id).toList()),
    /** Where the review stands; a person decides by changing it. */
    REVIEW_STATUS(
            "abm_review_status",
            "ABM review",
            "APPROVED or REJECTED decides a pending review.",
            names(ReviewStatus.values())),
    /** The review. */
    REVIEW_ID("abm_review_id", "ABM review id", "The review.", Kind.TEXT),
    /** The cluster it would leave. */
    REVIEW_FROM("abm_review_from", "ABM review: from", "The cluster that it would leave.", names(Cluster.values())),
    /** The cluster it would enter. */
    REVIEW_PROPOSED(
            "abm_review_proposed", "ABM review: proposed", "The cluster that it would enter.", names(Cluster.values())),
    /** Why a person has to look. */
    REVIEW_REASONS("abm_review_reasons", "ABM review: reasons", "Why a person has to look.", Kind.TEXT),
    /** When it was raised. */
    REVIEW_RAISED_AT("abm_review_raised_at", "ABM review: raised", "When it was raised.", Kind.DATETIME),
    /** When it was decided. */
    REVIEW_DECIDED_AT("abm_review_decided_at", "ABM review: decided", "When a person decided it.", Kind.DATETIME),
    /** The decision that wrote these. */
    DECISION_ID("abm_decision_id", "ABM decision", "The decision that wrote these properties.", Kind.TEXT),
    /** The instant of that decision. */
    DECIDED_AS_OF("abm_decided_as_of", "ABM decided as of", "The instant that decision is about.", Kind.DATETIME),
    /** By people: the tier. */
    ICP_TIER("abm_icp_tier", "ICP tier", "Fit with the ideal customer profile, A to E.", names(IcpTier.values())),
    /** By people: how far the account trusts us. */
    TRUST_LEVEL("abm_trust_level", "Trust level", "How far the account trusts us.", names(TrustLevel.values())),
    /** By people: the supposed challenge. */
    CHALLENGE("abm_challenge", "Challenge", "The supposed challenge.", names(Challenge.values())),
    /** By people: what the company is busy with. */
    STAGE("abm_company_stage", "Company stage", "What the company is busy with.", names(CompanyStage.values())),
    /** By people: the job to be done. */
    JOB_TO_BE_DONE("abm_job_to_be_done", "Job to be done", "What the company wants to get done.", Kind.TEXT),
    /** By people: a cluster in force for a time. */
    PIN_CLUSTER("abm_pin_cluster", "ABM pin", "Puts a cluster in force for a time.", names(Cluster.values())),
    /** By people: when the pin ends. */
    PIN_UNTIL("abm_pin_until", "ABM pin until", "When the pin ends.", Kind.DATETIME),
    /** By people: why there is a pin. */
    PIN_REASON("abm_pin_reason", "ABM pin: reason", "Why it is pinned.", Kind.TEXT),
    /** By people: when a challenge was validated. */
    CHALLENGE_VALIDATED_AT(
            "abm_challenge_validated_at", "Challenge validated", "When it was, in conversation.", Kind.DATETIME),
    /** By people: when the account named a timeline. */
    TIMELINE_EXPRESSED_AT("abm_timeline_expressed_at", "Timeline named", "When the account did.", Kind.DATETIME),
    /** By people: when the account named a budget. */
    BUDGET_EXPRESSED_AT("abm_budget_expressed_at", "Budget named", "When the account did.", Kind.DATETIME),
    /** By people: when the champion left. */
    CHAMPION_LEFT_AT("abm_champion_left_at", "Champion left", "When that was.", Kind.DATETIME),
    /** By people: when the budget cycle was missed. */
    BUDGET_CYCLE_MISSED_AT("abm_budget_cycle_missed_at", "Budget cycle missed", "When that was.", Kind.DATETIME),
    /** By people: when the account confirmed that this is no priority. */
    CONFIRMED_NO_PRIORITY_AT(
            "abm_confirmed_no_priority_at", "Confirmed no priority", "When the account did.", Kind.DATETIME);

    private enum Kind {
        TEXT,
        DATETIME
    }

    private static final String GROUP = "companyinformation";

    private final String id;
    private final PropertyDefinition definition;

    OwnProperty(String id, String label, String description, Kind kind) {
        this.id = id;
        this.definition = kind == Kind.TEXT
                ? new PropertyDefinition(id, label, "string", "text", GROUP, description, List.of())
                : new PropertyDefinition(id, label, "datetime", "date", GROUP, description, List.of());
    }

    OwnProperty(String id, String label, String description, List<String> values) {
        this.id = id;
        this.definition = new PropertyDefinition(
                id,
                label,
                "enumeration",
                "select",
                GROUP,
                description,
                values.stream()
                        .map(value -> new PropertyOption(value, label(value)))
                        .toList());
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }

    private static String label(String value) {
        String words = value.toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.length() == 1 ? value : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Its name at HubSpot. */
    public String id() {
        return id;
    }

    /** What it is at HubSpot. */
    public PropertyDefinition definition() {
        return definition;
    }

    /** Whether the adapter writes it; the others are for people. */
    public boolean isWritten() {
        return compareTo(DECIDED_AS_OF) <= 0;
    }

    /** The names of all. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(OwnProperty::id).toList();
    }

    /** The property with a name, when it is ours. */
    public static Optional<OwnProperty> of(String id) {
        return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
    }
}
