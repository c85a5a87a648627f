package io.github.abmrules.rules.workflow;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.playbook.HumanAnswer;
import io.github.abmrules.core.playbook.WorkflowManifest;
import io.github.abmrules.core.port.CompanyName;
import io.github.abmrules.core.port.CrmTask;
import io.github.abmrules.core.rejection.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Plans for records of a context, and creates the tasks of a plan when the people whom the playbook asks have agreed. Until
 * then the plan is there and its tasks are not; after another answer there is no plan either.
 *
 * @param <S> what is planned for
 */
final class PlanWorkflow<S extends Record> implements Workflow {

    private final WorkflowManifest manifest;
    private final String subjects;
    private final Class<S> type;
    private final Predicate<S> concerned;
    private final BiFunction<S, WorkflowRun, List<CampaignPlanner.Gate>> gates;
    private final CampaignPlanner<S> planner;

    /**
     * A workflow.
     *
     * @param subjects the context that is planned for
     * @param concerned which records of it are planned for
     * @param gates the decisions that the workflow itself waits for
     */
    PlanWorkflow(
            WorkflowManifest manifest,
            String subjects,
            Class<S> type,
            Predicate<S> concerned,
            BiFunction<S, WorkflowRun, List<CampaignPlanner.Gate>> gates,
            CampaignPlanner<S> planner) {
        this.manifest = manifest;
        this.subjects = subjects;
        this.type = type;
        this.concerned = concerned;
        this.gates = gates;
        this.planner = planner;
    }

    @Override
    public WorkflowManifest manifest() {
        return manifest;
    }

    @Override
    public void run(WorkflowRun run) {
        List<Record> plans = new ArrayList<>();
        List<CrmTask> tasks = new ArrayList<>();
        for (S subject : wanted(run).stream().filter(concerned).toList()) {
            List<CampaignPlanner.Gate> own = gates.apply(subject, run);
            String name = String.valueOf(RecordJson.idOf(subject));
            if (isRefused(run, own, name)) {
                continue;
            }
            CampaignPlanner.Planned planned = planner.plan(subject, run);
            if (planned.plans().isEmpty() || isRefused(run, planned.gates(), name)) {
                continue;
            }
            plans.addAll(planned.plans());
            List<CampaignPlanner.Gate> all = new ArrayList<>(own);
            all.addAll(planned.gates());
            if (areOpen(run, all, name)) {
                tasks.addAll(planned.tasks());
            }
        }
        run.provide(manifest.providesContext().get(0), plans);
        run.create(tasks);
    }

    private List<S> wanted(WorkflowRun run) {
        List<S> all = run.context().all(subjects, type);
        List<String> companies = run.request().companies();
        if (companies.isEmpty()) {
            return all;
        }
        List<S> wanted = new ArrayList<>();
        for (int i = 0; i < companies.size(); i++) {
            String company = companies.get(i);
            List<S> found = all.stream()
                    .filter(subject -> CompanyName.fold(String.valueOf(RecordJson.idOf(subject)))
                            .equals(CompanyName.fold(company)))
                    .toList();
            if (found.isEmpty()) {
                String first = manifest.expectsContext().stream()
                        .filter(expected -> expected.name().equals(subjects) && expected.run() != null)
                        .map(expected -> " Maybe run the workflow \"" + expected.run() + "\" for it first?")
                        .findFirst()
                        .orElse("");
                run.reject(i, null, new Problem("company", company, "is not in " + subjects + "." + first));
            }
            wanted.addAll(found);
        }
        return wanted;
    }

    private static boolean isRefused(WorkflowRun run, List<CampaignPlanner.Gate> gates, String subject) {
        for (CampaignPlanner.Gate gate : gates) {
            HumanAnswer answer = run.answerTo(gate.decision().id());
            if (answer != null && !answer.answer().equals(gate.opensOn())) {
                run.find(Finding.info(
                        "DECIDED_AGAINST",
                        subject + ": " + answer.decidedBy() + " answered " + answer.answer()
                                + ", so nothing is planned",
                        "human_decisions"));
                return true;
            }
        }
        return false;
    }

    private static boolean areOpen(WorkflowRun run, List<CampaignPlanner.Gate> gates, String subject) {
        boolean open = true;
        for (CampaignPlanner.Gate gate : gates) {
            HumanAnswer answer = run.answerTo(gate.decision().id());
            if (answer == null) {
                run.ask(gate.decision());
                run.find(Finding.info(
                        "TASKS_WAIT_FOR_DECISION",
                        subject + ": tasks are created when " + gate.decision().id() + " is answered with "
                                + gate.opensOn(),
                        "human_decisions"));
            }
            open = open && answer != null && answer.answer().equals(gate.opensOn());
        }
        return open;
    }
}
