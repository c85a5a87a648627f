package io.github.abmrules.rules.workflow;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.plan.EventPlan;
import io.github.abmrules.core.plan.EventRequest;
import io.github.abmrules.core.playbook.AccountIntelligenceBrief;
import io.github.abmrules.core.playbook.HumanDecision;
import io.github.abmrules.core.playbook.TriggerReport;
import io.github.abmrules.core.playbook.WorkflowManifest;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.Advisor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Runs the workflows of the playbook with the tools of a host.
 *
 * <pre>
 * try (Workflows workflows = Workflows.create()) {
 *     WorkflowResult result = workflows.run("trigger-scan", request);
 * }
 * </pre>
 *
 * <p>Before a workflow runs, its tools and contexts are checked: {@link WorkflowManifest#check}. Immutable and safe for any
 * number of threads, as far as the tools are.
 */
public final class Workflows implements AutoCloseable {

    private final Rules rules;
    private final Map<String, Workflow> workflows;

    private Workflows(Builder builder) {
        this.rules = builder.rules;
        this.workflows = new LinkedHashMap<>(builder.workflows);
    }

    /** All workflows, with the shipped rules. */
    public static Workflows create() {
        return builder(AbmEngine::create, Advisor::of).build();
    }

    /**
     * A builder. The rules are made when a workflow asks for them, and closed with the workflows.
     *
     * @param engine makes what decides about clusters
     * @param advisors makes what answers questions
     */
    public static Builder builder(Supplier<AbmEngine> engine, Rules.Advisors advisors) {
        return new Builder(new Rules(engine, advisors));
    }

    /** What the workflows need and give. */
    public List<WorkflowManifest> manifests() {
        return workflows.values().stream().map(Workflow::manifest).toList();
    }

    /**
     * Runs a workflow.
     *
     * @throws UnknownWorkflowException when there is none of this name
     * @throws io.github.abmrules.core.port.MissingToolException when a required tool is not given
     * @throws io.github.abmrules.core.playbook.MissingContextException when a required context is not there
     * @throws NoCompaniesException when it does not say which companies it is about
     * @throws io.github.abmrules.core.port.SourceException when an outbox cannot be written; then nothing was sent
     */
    public WorkflowResult run(String id, WorkflowRequest request) {
        Workflow workflow = workflows.get(id);
        if (workflow == null) {
            throw new UnknownWorkflowException(id, List.copyOf(workflows.keySet()));
        }
        List<Finding> missing = workflow.manifest().check(request.tools(), request.context());
        WorkflowRun run = new WorkflowRun(request, rules);
        missing.forEach(run::find);
        workflow.run(run);
        return run.result(id);
    }

    /** Closes the rules. */
    @Override
    public void close() {
        rules.close();
    }

    /** Collects workflows. Not thread-safe. */
    public static final class Builder {
        private final Rules rules;
        private final Map<String, Workflow> workflows = new LinkedHashMap<>();

        private Builder(Rules rules) {
            this.rules = rules;
            add(new AccountScoringWorkflow(Manifests.workflow("account-scoring")));
            add(new AccountResearch(Manifests.workflow("account-research")));
            add(new TriggerScan(Manifests.workflow("trigger-scan")));
            add(new CompetitorAnalysis(Manifests.workflow("competitor-analysis")));
            add(new ClusterAssignment(Manifests.workflow("cluster-assignment")));
            add(new ProgressReview(Manifests.workflow("progress-review")));
            warmup(CampaignPlans::warmup);
            accelerate(CampaignPlans::faster);
            event(EventRequest.class, CampaignPlans::event);
            eventWarmup(EventPlan.class, CampaignPlans::attendees);
            sales("compliance", SalesReports::compliance);
            sales("digest", SalesReports::digests);
            sales("weekly-report", SalesReports::weekly);
            sales("deal-risk", SalesReports::risks);
        }

        /** Adds a workflow, or puts it in the place of one with its id. */
        public Builder add(Workflow workflow) {
            workflows.put(workflow.manifest().id(), workflow);
            return this;
        }

        /** Plans {@code warmup} in another way: for every brief a plan, whose tasks wait until the pursuit is approved. */
        public Builder warmup(CampaignPlanner<AccountIntelligenceBrief> planner) {
            return add(new PlanWorkflow<>(
                    Manifests.workflow("warmup"),
                    ContextNames.ACCOUNT_BRIEFS,
                    AccountIntelligenceBrief.class,
                    brief -> true,
                    (brief, run) -> List.of(new CampaignPlanner.Gate(pursuit(brief, run), Decisions.PURSUE)),
                    planner));
        }

        /** Plans {@code accelerate} in another way: for every hot company a plan, whose tasks wait until a person says so. */
        public Builder accelerate(CampaignPlanner<TriggerReport> planner) {
            return add(new PlanWorkflow<>(
                    Manifests.workflow("accelerate"),
                    ContextNames.TRIGGERS_DETECTED,
                    TriggerReport.class,
                    TriggerReport::hot,
                    (report, run) ->
                            List.of(new CampaignPlanner.Gate(TriggerScan.question(report, run), Decisions.ACCELERATE)),
                    planner));
        }

        /**
         * Plans {@code event} in another way: for every request of the context {@code event_requests} a plan. The planner
         * gives the gate of the invite list.
         */
        public <S extends Record> Builder event(Class<S> type, CampaignPlanner<S> planner) {
            return planned("event", ContextNames.EVENT_REQUESTS, type, planner);
        }

        /** Plans {@code event-warmup} in another way: for every plan of an event in {@code event_plans}, one of warmups. */
        public <S extends Record> Builder eventWarmup(Class<S> type, CampaignPlanner<S> planner) {
            return planned("event-warmup", ContextNames.EVENT_PLANS, type, planner);
        }

        private <S extends Record> Builder planned(
                String id, String subjects, Class<S> type, CampaignPlanner<S> planner) {
            return add(new PlanWorkflow<>(
                    Manifests.workflow(id), subjects, type, subject -> true, (subject, run) -> List.of(), planner));
        }

        /**
         * Makes in another way one of {@code compliance}, {@code digest}, {@code weekly-report} and {@code deal-risk}: a report about the
         * deals of companies.
         */
        public Builder sales(String id, SalesReporter reporter) {
            return add(new SalesWorkflow(Manifests.workflow(id), reporter));
        }

        /** The workflows. */
        public Workflows build() {
            return new Workflows(this);
        }

        private static HumanDecision pursuit(AccountIntelligenceBrief brief, WorkflowRun run) {
            return run.context().all(ContextNames.HUMAN_DECISIONS, HumanDecision.class).stream()
                    .filter(decision -> decision.id().equals(brief.decisionId()))
                    .findFirst()
                    .orElseGet(() -> new HumanDecision(
                            brief.decisionId(),
                            HumanDecision.Kind.PURSUIT,
                            brief.company(),
                            "Is " + brief.company() + " to be pursued?",
                            List.of(Decisions.PURSUE, "WATCH", "PASS"),
                            List.of("recommended: " + brief.recommendation()),
                            brief.asOf()));
        }
    }
}
