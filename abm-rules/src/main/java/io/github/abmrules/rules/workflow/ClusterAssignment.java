package io.github.abmrules.rules.workflow;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.playbook.WorkflowManifest;
import io.github.abmrules.core.port.CrmNote;
import java.util.List;

/** Assigns clusters to all scored companies and writes cluster and rationale to the CRM. */
final class ClusterAssignment implements Workflow {

    private final WorkflowManifest manifest;

    ClusterAssignment(WorkflowManifest manifest) {
        this.manifest = manifest;
    }

    @Override
    public WorkflowManifest manifest() {
        return manifest;
    }

    @Override
    public void run(WorkflowRun run) {
        ClusterDecisions decisions = ClusterDecisions.of(run);
        List<Assignment> assignments = decisions.portfolio().assignments();
        run.provide(ContextNames.CLUSTER_ASSIGNMENTS, assignments);
        run.provide(ContextNames.CLUSTER_SUMMARY, List.of(decisions.portfolio().summary()));
        run.send(assignments.stream()
                .filter(assignment -> decisions.inCrm().contains(assignment.accountId()))
                .map(CrmNote::of)
                .toList());
    }
}
