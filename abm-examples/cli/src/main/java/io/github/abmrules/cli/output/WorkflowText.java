package io.github.abmrules.cli.output;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ClusterSummary;
import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.plan.CampaignProgressReport;
import io.github.abmrules.core.plan.EventPlan;
import io.github.abmrules.core.plan.WarmupPlan;
import io.github.abmrules.core.playbook.AccountIntelligenceBrief;
import io.github.abmrules.core.playbook.CompetitorIntelBrief;
import io.github.abmrules.core.playbook.ContextExpectation;
import io.github.abmrules.core.playbook.DetectedTrigger;
import io.github.abmrules.core.playbook.HumanDecision;
import io.github.abmrules.core.playbook.TriggerReport;
import io.github.abmrules.core.playbook.WorkflowManifest;
import io.github.abmrules.core.port.AccountScore;
import io.github.abmrules.core.port.Delivery;
import io.github.abmrules.core.port.Tool;
import io.github.abmrules.core.rejection.Rejection;
import io.github.abmrules.core.sales.ComplianceReport;
import io.github.abmrules.core.sales.NotificationPayload;
import io.github.abmrules.core.sales.OwnerCompliance;
import io.github.abmrules.core.sales.RiskAssessment;
import io.github.abmrules.core.sales.WeeklyMisReport;
import io.github.abmrules.rules.workflow.ContextNames;
import io.github.abmrules.rules.workflow.WorkflowResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What came of a workflow, for people. */
public final class WorkflowText {

    private final StringBuilder out = new StringBuilder();

    private WorkflowText() {}

    /** The workflows there are, each with what it needs. */
    public static String list(List<WorkflowManifest> manifests) {
        WorkflowText text = new WorkflowText();
        for (WorkflowManifest each : manifests) {
            text.line(each.id());
            text.line("  " + each.says());
            text.line("  tools: " + each.requiresTools().stream().map(Tool::id).collect(Collectors.joining(", ")));
            for (ContextExpectation expected : each.expectsContext()) {
                text.line("  " + (expected.required() ? "needs " : "uses ") + expected.name() + " of "
                        + expected.fromSkill() + (expected.run() == null ? "" : " (" + expected.run() + ")"));
            }
            text.line("  provides: " + String.join(", ", each.providesContext()));
        }
        return text.out.toString();
    }

    /** What came of a workflow. */
    public static String of(WorkflowResult result) {
        WorkflowText text = new WorkflowText();
        for (Map.Entry<String, List<? extends Record>> each : result.provided().entrySet()) {
            if (!each.getKey().equals(ContextNames.HUMAN_DECISIONS)) {
                text.heading(each.getKey());
                each.getValue().forEach(text::record);
            }
        }
        if (!result.humanDecisions().isEmpty()) {
            text.heading("a person decides");
            result.humanDecisions().forEach(text::decision);
        }
        text.receipt("notes", result.notes());
        text.receipt("tasks", result.tasks());
        text.findings("", result.findings());
        for (Rejection each : result.rejected()) {
            text.line("rejected: " + each.field() + (each.value() == null ? "" : " \"" + each.value() + "\"") + " "
                    + each.message());
        }
        for (Failure each : result.failed()) {
            text.line("failed: " + each.accountId() + ": " + each.source() + ": " + each.message());
        }
        return text.out.toString();
    }

    private void record(Record value) {
        if (value instanceof AccountScore score) {
            line(score.company() + ": tier " + score.icpTier()
                    + (score.source() == null ? "" : " by " + score.source()));
        } else if (value instanceof TriggerReport report) {
            line(report.company() + ": trigger " + report.triggerStatus() + ", " + report.points() + " points"
                    + (report.hot() ? ", hot" : ""));
            report.triggers().forEach(this::trigger);
            findings("  ", report.findings());
        } else if (value instanceof Assignment assignment) {
            line(named(assignment.accountId(), assignment.company()) + ": " + assignment.cluster()
                    + (assignment.cluster() == assignment.effectiveCluster()
                            ? ""
                            : ", in force " + assignment.effectiveCluster()));
            line("  " + assignment.rationale());
        } else if (value instanceof ClusterSummary summary) {
            summary(summary);
        } else if (value instanceof AccountIntelligenceBrief brief) {
            brief(brief);
        } else if (value instanceof CompetitorIntelBrief brief) {
            competitor(brief);
        } else if (value instanceof CampaignProgressReport report) {
            progress(report);
        } else if (value instanceof WarmupPlan plan) {
            warmup(plan);
        } else if (value instanceof EventPlan plan) {
            event(plan);
        } else if (value instanceof RiskAssessment assessment) {
            risk(assessment);
        } else if (value instanceof ComplianceReport report) {
            compliance(report);
        } else if (value instanceof NotificationPayload digest) {
            digest(digest);
        } else if (value instanceof WeeklyMisReport report) {
            out.append(WeeklyText.of(report));
        } else {
            line(RecordJson.text(value));
        }
    }

    private void summary(ClusterSummary summary) {
        line("Cluster ICP " + summary.clusterIcpCount() + ", Future Pipeline " + summary.futurePipelineCount()
                + ", Active Focus " + summary.activeFocusCount() + ", Monitor Only " + summary.monitorOnlyCount()
                + "; " + summary.pendingReviewCount() + " reviews pending, " + summary.rejectedCount() + " rejected");
        findings("  ", summary.findings());
    }

    private void warmup(WarmupPlan plan) {
        line(named(plan.accountId(), plan.company()) + ", " + plan.accountTier() + ", from " + plan.start()
                + ", over on " + plan.until());
        plan.tasks()
                .forEach(task -> line("  " + task.on() + " " + task.status() + " " + task.owner() + ": " + task.task()
                        + (task.channel() == null ? "" : " (" + task.channel() + ")")));
        findings("  ", plan.findings());
    }

    private void event(EventPlan plan) {
        line(named(plan.eventId(), plan.name()) + ", " + plan.size()
                + (plan.location() == null ? "" : " in " + plan.location()) + ", on " + plan.on());
        plan.tasks()
                .forEach(task -> line("  " + task.on() + " " + task.stage() + " " + task.status() + " " + task.owner()
                        + ": " + task.task()));
        findings("  ", plan.findings());
    }

    private void risk(RiskAssessment deal) {
        line(deal.dealId() + " of " + named(deal.accountId(), deal.company())
                + (deal.owner() == null ? "" : ", " + deal.owner()) + ": " + deal.level());
        deal.facts().forEach(fact -> line("  " + fact));
        deal.missing().forEach(missing -> line("  not judged: " + missing));
        findings("  ", deal.findings());
    }

    private void compliance(ComplianceReport report) {
        line("checked at " + report.checkedAt() + ", again at " + report.nextCheckAt());
        for (OwnerCompliance owner : report.owners()) {
            line("  " + (owner.owner() == null ? "nobody" : owner.owner()) + ": " + owner.compliantDeals() + " of "
                    + owner.openDeals() + " open deals are kept up");
            owner.gaps().forEach(gap -> line("    " + gap.dealId() + " of " + gap.accountId() + ": " + gap.fact()));
            findings("    ", owner.findings());
        }
    }

    private void digest(NotificationPayload digest) {
        line(digest.owner() + ": " + (digest.send() ? digest.loudness() : "nothing is sent") + ", " + digest.reason());
        digest.items()
                .forEach(item -> line("  " + item.dealId() + " of " + item.accountId() + ", risk " + item.level() + ": "
                        + String.join("; ", item.facts())));
        if (digest.leftOut() > 0) {
            line("  and " + digest.leftOut() + " more");
        }
        digest.escalations()
                .forEach(each -> line("  escalate " + each.dealId() + " of " + each.accountId() + " to " + each.to()));
        findings("  ", digest.findings());
    }

    private void brief(AccountIntelligenceBrief brief) {
        line(brief.company() + ": " + brief.recommendation());
        line("  tier " + orUnknown(brief.icpTier()) + ", engagement " + orUnknown(brief.engagementLevel())
                + ", trigger "
                + brief.triggerStatus() + ", cluster " + orUnknown(brief.cluster())
                + (brief.inCrm() ? "" : ", not in the CRM"));
        brief.triggers().forEach(this::trigger);
        brief.openQuestions().forEach(question -> line("  open: " + question));
        findings("  ", brief.findings());
    }

    private void competitor(CompetitorIntelBrief brief) {
        line(brief.competitor()
                + (brief.profile() == null || brief.profile().positioning() == null
                        ? ""
                        : ": " + brief.profile().positioning()));
        if (brief.profile() != null) {
            brief.profile().strengths().forEach(each -> line("  strong: " + each));
            brief.profile().weaknesses().forEach(each -> line("  weak: " + each));
        }
        brief.moves().forEach(this::trigger);
        brief.contestedAccounts().forEach(each -> line("  at our target: " + each));
        brief.openQuestions().forEach(question -> line("  open: " + question));
        findings("  ", brief.findings());
    }

    private void progress(CampaignProgressReport report) {
        line(report.campaign() + ": " + report.accounts() + " accounts, " + report.engagedAccounts() + " engaged, "
                + report.forwardMoves() + " forward, " + report.backwardMoves() + " backward, "
                + report.pendingReviews() + " reviews pending, "
                + report.openDecisions().size() + " decisions open");
        report.moves()
                .forEach(move -> line("  " + named(move.accountId(), move.company()) + ": " + move.from() + " → "
                        + move.to() + (move.to() == move.effective() ? "" : ", in force " + move.effective())));
        report.tasks()
                .forEach(
                        each -> line("  " + each.task().on() + " " + each.task().owner() + ": "
                                + each.task().task() + " (" + named(each.accountId(), each.company()) + ")"));
    }

    private void decision(HumanDecision decision) {
        line(decision.id() + ": " + decision.question() + " " + String.join(" | ", decision.options()));
        decision.facts().forEach(fact -> line("  " + fact));
    }

    private void trigger(DetectedTrigger trigger) {
        line("  " + trigger.detectedAt() + " " + orUnknown(trigger.type())
                + (trigger.category() == null ? "" : " (" + trigger.category() + ")") + ", " + trigger.points()
                + " points" + (trigger.headline() == null ? "" : ": " + trigger.headline()));
    }

    private void receipt(String what, Delivery.Receipt receipt) {
        if (receipt.sent() + receipt.retried() + receipt.queued().size() > 0) {
            line("");
            line(what + ": " + receipt.sent() + " written, " + receipt.retried() + " that had waited, "
                    + receipt.queued().size() + " wait");
        }
    }

    private void findings(String indent, List<Finding> findings) {
        findings.stream()
                .filter(finding -> !finding.code().equals("SCORECARD_CRITERION"))
                .forEach(
                        finding -> line(indent + finding.severity() + " " + finding.code() + ": " + finding.message()));
    }

    private void heading(String name) {
        if (out.length() > 0) {
            line("");
        }
        line(name.replace('_', ' '));
    }

    private static String named(String id, @Nullable String company) {
        return company == null || company.equals(id) ? id : company + " (" + id + ")";
    }

    private static String orUnknown(@Nullable Object value) {
        return value == null ? "unknown" : value.toString();
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
