package io.github.abmrules.rules.workflow;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ClusterSummary;
import io.github.abmrules.core.plan.CampaignProgressReport;
import io.github.abmrules.core.plan.EventPlan;
import io.github.abmrules.core.plan.EventRequest;
import io.github.abmrules.core.plan.WarmupPlan;
import io.github.abmrules.core.playbook.AccountIntelligenceBrief;
import io.github.abmrules.core.playbook.CompetitorIntelBrief;
import io.github.abmrules.core.playbook.HumanAnswer;
import io.github.abmrules.core.playbook.HumanDecision;
import io.github.abmrules.core.playbook.Target;
import io.github.abmrules.core.playbook.TriggerReport;
import io.github.abmrules.core.port.AccountScore;
import io.github.abmrules.core.sales.OwnerState;
import java.util.Map;

/** The names of what workflows leave for each other. */
public final class ContextNames {

    /** The companies of the campaign: {@link io.github.abmrules.core.playbook.Target}. */
    public static final String TARGETS = "targets";
    /** Fit: {@link io.github.abmrules.core.port.AccountScore}. */
    public static final String ACCOUNT_SCORES = "account_scores";
    /** News: {@link io.github.abmrules.core.playbook.TriggerReport}. */
    public static final String TRIGGERS_DETECTED = "triggers_detected";
    /** Decisions about clusters: {@link io.github.abmrules.core.assignment.Assignment}. */
    public static final String CLUSTER_ASSIGNMENTS = "cluster_assignments";
    /** Their counts: {@link io.github.abmrules.core.assignment.ClusterSummary}. */
    public static final String CLUSTER_SUMMARY = "cluster_summary";
    /** Briefs about companies: {@link io.github.abmrules.core.playbook.AccountIntelligenceBrief}. */
    public static final String ACCOUNT_BRIEFS = "account_intelligence_briefs";
    /** Briefs about competitors: {@link io.github.abmrules.core.playbook.CompetitorIntelBrief}. */
    public static final String COMPETITOR_BRIEFS = "competitor_intel_briefs";
    /** Progress: {@link io.github.abmrules.core.plan.CampaignProgressReport}. */
    public static final String CAMPAIGN_PROGRESS = "campaign_progress";
    /** What waits for a person: {@link io.github.abmrules.core.playbook.HumanDecision}. */
    public static final String HUMAN_DECISIONS = "human_decisions";
    /** What persons decided: {@link io.github.abmrules.core.playbook.HumanAnswer}. */
    public static final String HUMAN_ANSWERS = "human_answers";

    /** Events that are wanted: {@link EventRequest}. */
    public static final String EVENT_REQUESTS = "event_requests";
    /** Events that are planned: {@link EventPlan}. */
    public static final String EVENT_PLANS = "event_plans";
    /** Warmups that are planned: {@link WarmupPlan}. */
    public static final String WARMUP_PLANS = "warmup_plans";
    /** What is kept about owners of deals: {@link OwnerState}. */
    public static final String OWNER_STATES = "owner_states";

    private static final Map<String, Class<? extends Record>> TYPES = Map.ofEntries(
            Map.entry(TARGETS, Target.class),
            Map.entry(ACCOUNT_SCORES, AccountScore.class),
            Map.entry(TRIGGERS_DETECTED, TriggerReport.class),
            Map.entry(CLUSTER_ASSIGNMENTS, Assignment.class),
            Map.entry(CLUSTER_SUMMARY, ClusterSummary.class),
            Map.entry(ACCOUNT_BRIEFS, AccountIntelligenceBrief.class),
            Map.entry(COMPETITOR_BRIEFS, CompetitorIntelBrief.class),
            Map.entry(CAMPAIGN_PROGRESS, CampaignProgressReport.class),
            Map.entry(HUMAN_DECISIONS, HumanDecision.class),
            Map.entry(HUMAN_ANSWERS, HumanAnswer.class),
            Map.entry(EVENT_REQUESTS, EventRequest.class),
            Map.entry(EVENT_PLANS, EventPlan.class),
            Map.entry(WARMUP_PLANS, WarmupPlan.class),
            Map.entry(OWNER_STATES, OwnerState.class));

    private ContextNames() {}

    /** What the contexts that have a name here hold. */
    public static Map<String, Class<? extends Record>> types() {
        return TYPES;
    }
}
