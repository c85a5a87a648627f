package io.github.abmrules.rules.workflow;

import io.github.abmrules.core.playbook.WorkflowManifest;

/** One workflow. Implementations are immutable. */
public interface Workflow {

    /** What it needs and gives. {@link Workflows} checks it before the workflow runs. */
    WorkflowManifest manifest();

    /** Runs it. */
    void run(WorkflowRun run);
}
