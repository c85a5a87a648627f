package io.github.abmrules.rules.workflow;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.fit.AccountTier;
import io.github.abmrules.core.plan.CampaignProgressReport;
import io.github.abmrules.core.plan.ProgressPlan;
import io.github.abmrules.core.plan.ProgressRequest;
import io.github.abmrules.core.playbook.HumanDecision;
import io.github.abmrules.core.playbook.WorkflowManifest;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.Questions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Shows where the accounts of a campaign stand and what moves. It writes nothing back. */
final class ProgressReview implements Workflow {

    private final WorkflowManifest manifest;

    ProgressReview(WorkflowManifest manifest) {
        this.manifest = manifest;
    }

    @Override
    public WorkflowManifest manifest() {
        return manifest;
    }

    @Override
    public void run(WorkflowRun run) {
        List<Assignment> assignments = ClusterDecisions.of(run).portfolio().assignments();
        List<CampaignProgressReport.Move> moves = new ArrayList<>();
        List<CampaignProgressReport.FollowUp> tasks = new ArrayList<>();
        Set<FiredRule> fired = new LinkedHashSet<>();
        Advisor<ProgressRequest, ProgressPlan> advisor = run.rules().advisor(Questions.PROGRESS);
        run.decidesBy(advisor.rulesVersion());
        int forward = 0;
        int backward = 0;
        int engaged = 0;
        int reviews = 0;
        for (Assignment each : assignments) {
            engaged += each.engagementLevel() == EngagementLevel.NONE ? 0 : 1;
            reviews += each.review() == null ? 0 : 1;
            fired.addAll(each.firedRules());
            fired.addAll(follow(each, advisor, run, tasks));
            Cluster from = each.previousCluster();
            if (from == null || from == each.cluster()) {
                continue;
            }
            boolean up = each.cluster().compareTo(from) > 0;
            forward += up ? 1 : 0;
            backward += up ? 0 : 1;
            moves.add(new CampaignProgressReport.Move(
                    each.accountId(), each.company(), from, each.cluster(), each.effectiveCluster()));
        }
        List<String> open =
                Decisions.open(run.context()).stream().map(HumanDecision::id).toList();
        run.provide(
                ContextNames.CAMPAIGN_PROGRESS,
                List.of(new CampaignProgressReport(
                        run.request().campaign(),
                        assignments.size(),
                        engaged,
                        forward,
                        backward,
                        reviews,
                        open,
                        moves,
                        tasks,
                        List.of(),
                        List.copyOf(fired),
                        run.asOf())));
    }

    /** Adds what follows for an account; the rules that say so. */
    private static List<FiredRule> follow(
            Assignment assignment,
            Advisor<ProgressRequest, ProgressPlan> advisor,
            WorkflowRun run,
            List<CampaignProgressReport.FollowUp> tasks) {
        AccountTier tier = assignment.accountTier();
        if (tier == null) {
            return List.of();
        }
        ProgressRequest request = new ProgressRequest(
                assignment.accountId(),
                tier,
                assignment.previousCluster(),
                assignment.cluster(),
                assignment.engagementLevel(),
                assignment.review() != null);
        ProgressPlan plan = advisor.answer(request, run.asOf());
        plan.tasks()
                .forEach(task -> tasks.add(
                        new CampaignProgressReport.FollowUp(assignment.accountId(), assignment.company(), task)));
        return plan.firedRules();
    }
}
