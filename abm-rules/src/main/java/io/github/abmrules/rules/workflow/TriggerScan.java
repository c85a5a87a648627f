package io.github.abmrules.rules.workflow;

import io.github.abmrules.core.playbook.HumanDecision;
import io.github.abmrules.core.playbook.TriggerReport;
import io.github.abmrules.core.playbook.WorkflowManifest;
import java.util.List;

/** Looks for triggers. What to do about hot ones a person decides. */
final class TriggerScan implements Workflow {

    private final WorkflowManifest manifest;

    TriggerScan(WorkflowManifest manifest) {
        this.manifest = manifest;
    }

    @Override
    public WorkflowManifest manifest() {
        return manifest;
    }

    @Override
    public void run(WorkflowRun run) {
        run.decidesBy(run.rules().news().rulesVersion());
        List<TriggerReport> reports = run.companies().stream()
                .map(company -> run.rules().news().answer(run.gathering().news(company), run.asOf()))
                .toList();
        run.provide(ContextNames.TRIGGERS_DETECTED, reports);
        reports.stream().filter(TriggerReport::hot).forEach(report -> run.ask(question(report, run)));
    }

    /** The question what to do about hot triggers: the same triggers are the same question. */
    static HumanDecision question(TriggerReport report, WorkflowRun run) {
        return Decisions.raise(
                HumanDecision.Kind.HOT_TRIGGER,
                report.company(),
                "What is to be done about the hot triggers of " + report.company() + "?",
                List.of(Decisions.ACCELERATE, "WAIT", "DISMISS"),
                report.triggers().stream().map(Decisions::words).toList(),
                run.asOf());
    }
}
