package io.github.abmrules.rules.workflow;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.fit.Firmographics;
import io.github.abmrules.core.playbook.WorkflowManifest;
import io.github.abmrules.core.port.AccountScore;
import io.github.abmrules.core.port.CompanyProfile;
import io.github.abmrules.core.port.SourceException;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.rules.AbmEngine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Scores the fit of companies: by the scoring tool, else by the scorecard from what enrichment knows. */
final class AccountScoringWorkflow implements Workflow {

    private final WorkflowManifest manifest;

    AccountScoringWorkflow(WorkflowManifest manifest) {
        this.manifest = manifest;
    }

    @Override
    public WorkflowManifest manifest() {
        return manifest;
    }

    @Override
    public void run(WorkflowRun run) {
        run.decidesBy(run.rules().engine().rulesVersion());
        List<AccountScore> scores = new ArrayList<>();
        List<String> companies =
                run.request().companies().isEmpty() && !run.targets().isEmpty() ? run.targets() : run.companies();
        for (int i = 0; i < companies.size(); i++) {
            String company = companies.get(i);
            try {
                AccountScore given = run.tools().scoring().score(company);
                if (given == null) {
                    derive(run, company, i, scores);
                } else {
                    scores.add(given);
                }
            } catch (SourceException e) {
                run.fail(company, e);
            }
        }
        run.provide(ContextNames.ACCOUNT_SCORES, scores);
    }

    private static void derive(WorkflowRun run, String company, int index, List<AccountScore> scores) {
        CompanyProfile profile = run.tools().enrichment().enrich(company);
        Firmographics firmographics = profile == null ? null : profile.firmographics();
        if (firmographics == null) {
            run.reject(
                    index,
                    null,
                    new Problem("icp_tier", null, company + " has neither a score nor firmographics to score it by"));
            return;
        }
        Outcome outcome = outcome(run.rules().engine(), company, firmographics, run.asOf());
        Assignment assignment = outcome.assignment();
        if (assignment != null) {
            scores.add(score(company, assignment, run.asOf()));
        } else if (outcome.failure() != null) {
            run.fail(outcome.failure());
        } else {
            outcome.problems().forEach(problem -> run.reject(index, null, problem));
        }
    }

    /** What the rules say about a company of which only firmographics are known. */
    static Outcome outcome(AbmEngine engine, String company, Firmographics firmographics, Instant asOf) {
        Account account = Account.builder(company)
                .company(company)
                .firmographics(firmographics)
                .inCrm(false)
                .build();
        return engine.decideEach(List.of(account), asOf).get(0);
    }

    private static AccountScore score(String company, Assignment assignment, Instant asOf) {
        List<Finding> criteria = assignment.findings().stream()
                .filter(finding -> finding.code().equals("SCORECARD_CRITERION"))
                .toList();
        List<FiredRule> fired = assignment.firedRules().stream()
                .filter(rule -> rule.id().startsWith("scorecard."))
                .toList();
        return new AccountScore(company, null, assignment.icpTier(), null, asOf, "scorecard", criteria, fired);
    }
}
