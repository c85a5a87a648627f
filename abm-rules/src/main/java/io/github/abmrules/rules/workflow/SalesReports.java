package io.github.abmrules.rules.workflow;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.fit.Firmographics;
import io.github.abmrules.core.playbook.HumanAnswer;
import io.github.abmrules.core.playbook.HumanDecision;
import io.github.abmrules.core.port.CrmCompany;
import io.github.abmrules.core.sales.ComplianceReport;
import io.github.abmrules.core.sales.NotificationPayload;
import io.github.abmrules.core.sales.OwnerDay;
import io.github.abmrules.core.sales.OwnerDays;
import io.github.abmrules.core.sales.OwnerState;
import io.github.abmrules.core.sales.RiskAssessment;
import io.github.abmrules.core.sales.RiskReport;
import io.github.abmrules.core.sales.SalesBook;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.Questions;
import io.github.abmrules.rules.advice.Question;
import java.util.ArrayList;
import java.util.List;

/** Reports about deals by the rules of sales management. */
final class SalesReports {

    private static final String ESCALATE = "ESCALATE_TO_MANAGER";
    private static final Firmographics UNKNOWN = new Firmographics(null, null, null, null, null, List.of(), List.of());

    private SalesReports() {}

    static SalesReporter.Reported compliance(List<CrmCompany> companies, WorkflowRun run) {
        return reported(List.of(ask(Questions.COMPLIANCE, book(companies, run), run)));
    }

    static SalesReporter.Reported weekly(List<CrmCompany> companies, WorkflowRun run) {
        return reported(List.of(ask(Questions.WEEKLY, book(companies, run), run)));
    }

    /** What is to be done about a deal at critical risk a person decides. */
    static SalesReporter.Reported risks(List<CrmCompany> companies, WorkflowRun run) {
        RiskReport report = ask(Questions.RISK, book(companies, run), run);
        report.findings().forEach(run::find);
        List<HumanDecision> decisions = new ArrayList<>();
        for (RiskAssessment each : report.assessments()) {
            HumanDecision decision = each.decision();
            if (decision != null) {
                decisions.add(decision);
            }
        }
        return new SalesReporter.Reported(report.assessments(), decisions);
    }

    /** A digest for each owner. A manager hears of a deal only after a person has decided so. */
    static SalesReporter.Reported digests(List<CrmCompany> companies, WorkflowRun run) {
        SalesBook book = book(companies, run);
        RiskReport risk = ask(Questions.RISK, book, run);
        ComplianceReport compliance = ask(Questions.COMPLIANCE, book, run);
        List<String> escalated = escalated(risk, run);
        List<NotificationPayload> payloads = new ArrayList<>();
        for (OwnerDay day :
                OwnerDays.of(risk, compliance, run.context().all(ContextNames.OWNER_STATES, OwnerState.class))) {
            List<String> reviewed = new ArrayList<>(day.reviewedDeals());
            day.risks().stream()
                    .map(RiskAssessment::key)
                    .filter(escalated::contains)
                    .filter(deal -> !day.reviewedDeals().contains(deal))
                    .forEach(reviewed::add);
            OwnerDay whole = new OwnerDay(
                    day.owner(), day.manager(), day.gaps(), day.risks(), reviewed, day.state(), day.lastResponse());
            payloads.add(ask(Questions.DIGEST, whole, run));
        }
        return reported(payloads);
    }

    private static List<String> escalated(RiskReport risk, WorkflowRun run) {
        List<String> deals = new ArrayList<>();
        for (RiskAssessment each : risk.assessments()) {
            HumanDecision decision = each.decision();
            HumanAnswer answer = decision == null ? null : run.answerTo(decision.id());
            if (answer != null && answer.answer().equals(ESCALATE)) {
                deals.add(each.key());
            }
        }
        return deals;
    }

    private static <I, O> O ask(Question<I, O> question, I input, WorkflowRun run) {
        Advisor<I, O> advisor = run.rules().advisor(question);
        run.decidesBy(advisor.rulesVersion());
        return advisor.answer(input, run.asOf());
    }

    private static SalesReporter.Reported reported(List<? extends Record> records) {
        return new SalesReporter.Reported(records, List.of());
    }

    /** The fit plays no part in sales management. */
    private static SalesBook book(List<CrmCompany> companies, WorkflowRun run) {
        List<Account> accounts = companies.stream()
                .map(company -> company.account().firmographics(UNKNOWN).build())
                .toList();
        return new SalesBook(run.request().campaign(), accounts);
    }
}
