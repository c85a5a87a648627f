package io.github.abmrules.rules.workflow;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.fit.AccountTier;
import io.github.abmrules.core.plan.EventPlan;
import io.github.abmrules.core.plan.EventRequest;
import io.github.abmrules.core.plan.TaskStatus;
import io.github.abmrules.core.plan.WarmupPlan;
import io.github.abmrules.core.plan.WarmupRequest;
import io.github.abmrules.core.plan.WarmupStart;
import io.github.abmrules.core.playbook.AccountIntelligenceBrief;
import io.github.abmrules.core.playbook.HumanAnswer;
import io.github.abmrules.core.playbook.HumanDecision;
import io.github.abmrules.core.playbook.TriggerReport;
import io.github.abmrules.core.port.CompanyName;
import io.github.abmrules.core.port.CrmTask;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.Questions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans campaigns by the rules. Dates rest on what does not change from run to run, so that a task is created once. */
final class CampaignPlans {

    private static final CampaignPlanner.Planned NOTHING = new CampaignPlanner.Planned(List.of(), List.of(), List.of());

    private CampaignPlans() {}

    /** The warmup of a researched company: it begins on the day of the approval, and until then on that of the brief. */
    static CampaignPlanner.Planned warmup(AccountIntelligenceBrief brief, WorkflowRun run) {
        HumanAnswer answer = run.answerTo(brief.decisionId());
        WarmupPlan plan = plan(brief, day(answer == null ? brief.asOf() : answer.decidedAt(), run), null, run);
        return plan == null ? NOTHING : planned(plan, plan.accountId() + "/" + plan.start());
    }

    /** The rest of a warmup made faster, from the day on which a person said so. */
    static CampaignPlanner.Planned faster(TriggerReport report, WorkflowRun run) {
        AccountIntelligenceBrief brief = brief(report.company(), run);
        WarmupPlan before = brief == null
                ? null
                : run.context().all(ContextNames.WARMUP_PLANS, WarmupPlan.class).stream()
                        .filter(plan -> plan.accountId().equals(idOf(brief)))
                        .findFirst()
                        .orElse(null);
        if (brief == null || before == null) {
            run.find(Finding.warning(
                    "NO_WARMUP", report.company() + " has no warmup that could be made faster", "warmup_plans"));
            return NOTHING;
        }
        String decision = TriggerScan.question(report, run).id();
        HumanAnswer answer = run.answerTo(decision);
        LocalDate from = day(answer == null ? run.asOf() : answer.decidedAt(), run);
        WarmupPlan plan = plan(brief, before.start(), from.isBefore(before.start()) ? before.start() : from, run);
        return plan == null ? NOTHING : planned(plan, plan.accountId() + "/" + plan.start() + "/" + decision);
    }

    /** An event. Its tasks wait until its invite list is approved. */
    static CampaignPlanner.Planned event(EventRequest request, WorkflowRun run) {
        Advisor<EventRequest, EventPlan> advisor = run.rules().advisor(Questions.EVENT);
        run.decidesBy(advisor.rulesVersion());
        EventPlan plan = advisor.answer(request, run.asOf());
        List<CampaignPlanner.Gate> gates = plan.decisions().stream()
                .map(decision -> new CampaignPlanner.Gate(decision, opening(decision)))
                .toList();
        boolean approved = !gates.isEmpty()
                && gates.stream().allMatch(gate -> {
                    HumanAnswer answer = run.answerTo(gate.decision().id());
                    return answer != null && answer.answer().equals(gate.opensOn());
                });
        if (approved) {
            plan = advisor.answer(approved(request), run.asOf());
        }
        String event = plan.eventId();
        List<CrmTask> tasks = plan.tasks().stream()
                .filter(task -> task.status() != TaskStatus.DONE)
                .map(task -> new CrmTask(
                        "event/" + event + "/" + task.id(),
                        null,
                        null,
                        task.task(),
                        "event " + event,
                        task.owner().name(),
                        task.on()))
                .toList();
        return new CampaignPlanner.Planned(List.of(plan), tasks, gates);
    }

    /** The warmups of those who came to an event. One without a brief is shown: research comes before a warmup. */
    static CampaignPlanner.Planned attendees(EventPlan event, WorkflowRun run) {
        List<WarmupPlan> plans = new ArrayList<>();
        List<CrmTask> tasks = new ArrayList<>();
        for (WarmupStart start : event.warmups()) {
            AccountIntelligenceBrief brief = brief(start.accountId(), run);
            if (brief == null) {
                run.find(Finding.warning(
                        "NO_RESEARCH_BRIEF",
                        start.accountId() + " came to " + event.eventId()
                                + " and has no brief, so no warmup is planned",
                        ContextNames.ACCOUNT_BRIEFS));
                continue;
            }
            WarmupPlan plan = plan(brief, start.start(), null, run);
            if (plan != null) {
                plans.add(plan);
                tasks.addAll(
                        planned(plan, plan.accountId() + "/" + plan.start()).tasks());
            }
        }
        return new CampaignPlanner.Planned(plans, tasks, List.of());
    }

    private static @Nullable WarmupPlan plan(
            AccountIntelligenceBrief brief, LocalDate start, @Nullable LocalDate fasterFrom, WorkflowRun run) {
        AccountTier tier = brief.accountTier();
        if (tier == null) {
            run.find(Finding.warning(
                    "NO_ACCOUNT_TIER",
                    brief.company() + " earns no personal effort, so no warmup is planned",
                    "account_tier"));
            return null;
        }
        Advisor<WarmupRequest, WarmupPlan> advisor = run.rules().advisor(Questions.WARMUP);
        run.decidesBy(advisor.rulesVersion());
        WarmupRequest request =
                new WarmupRequest(idOf(brief), brief.company(), tier, start, brief.trustLevel(), fasterFrom, List.of());
        return advisor.answer(request, run.asOf());
    }

    private static CampaignPlanner.Planned planned(WarmupPlan plan, String key) {
        List<CrmTask> tasks = plan.tasks().stream()
                .map(task -> new CrmTask(
                        "warmup/" + key + "/" + task.id(),
                        plan.accountId(),
                        plan.company(),
                        task.task(),
                        null,
                        task.owner().name(),
                        task.on()))
                .toList();
        return new CampaignPlanner.Planned(List.of(plan), tasks, List.of());
    }

    private static @Nullable AccountIntelligenceBrief brief(String companyOrId, WorkflowRun run) {
        String wanted = CompanyName.fold(companyOrId);
        return run.context().all(ContextNames.ACCOUNT_BRIEFS, AccountIntelligenceBrief.class).stream()
                .filter(brief ->
                        CompanyName.fold(brief.company()).equals(wanted) || companyOrId.equals(brief.accountId()))
                .findFirst()
                .orElse(null);
    }

    private static String idOf(AccountIntelligenceBrief brief) {
        return brief.accountId() == null ? brief.company() : brief.accountId();
    }

    private static LocalDate day(Instant at, WorkflowRun run) {
        return at.atZone(run.rules().engine().zone()).toLocalDate();
    }

    /** The answer that approves: the first of the options. */
    private static String opening(HumanDecision decision) {
        return decision.options().get(0);
    }

    private static EventRequest approved(EventRequest request) {
        return new EventRequest(
                request.eventId(),
                request.name(),
                request.size(),
                request.format(),
                request.location(),
                request.on(),
                true,
                request.attendees(),
                request.done());
    }
}
