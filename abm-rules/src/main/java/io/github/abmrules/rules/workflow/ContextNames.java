package io.github.abmrules.rules.workflow;

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
    /** Progress: {@link io.github.abmrules.core.playbook.CampaignProgressReport}. */
    public static final String CAMPAIGN_PROGRESS = "campaign_progress";
    /** What waits for a person: {@link io.github.abmrules.core.playbook.HumanDecision}. */
    public static final String HUMAN_DECISIONS = "human_decisions";
    /** What persons decided: {@link io.github.abmrules.core.playbook.HumanAnswer}. */
    public static final String HUMAN_ANSWERS = "human_answers";

    private ContextNames() {}
}
