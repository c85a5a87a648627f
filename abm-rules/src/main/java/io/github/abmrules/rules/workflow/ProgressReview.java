package io.github.abmrules.rules.workflow;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.playbook.CampaignProgressReport;
import io.github.abmrules.core.playbook.HumanDecision;
import io.github.abmrules.core.playbook.WorkflowManifest;
import java.util.ArrayList;
import java.util.List;

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
        int forward = 0;
        int backward = 0;
        int engaged = 0;
        int reviews = 0;
        for (Assignment each : assignments) {
            engaged += each.engagementLevel() == EngagementLevel.NONE ? 0 : 1;
            reviews += each.review() == null ? 0 : 1;
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
                        List.of(),
                        run.asOf())));
    }
}
