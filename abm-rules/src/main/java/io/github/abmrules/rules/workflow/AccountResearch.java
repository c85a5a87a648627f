package io.github.abmrules.rules.workflow;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.fit.Firmographics;
import io.github.abmrules.core.playbook.AccountIntelligenceBrief;
import io.github.abmrules.core.playbook.HumanDecision;
import io.github.abmrules.core.playbook.NewsScan;
import io.github.abmrules.core.playbook.Prospect;
import io.github.abmrules.core.playbook.PursuitAdvice;
import io.github.abmrules.core.playbook.TriggerReport;
import io.github.abmrules.core.playbook.WorkflowManifest;
import io.github.abmrules.core.port.AccountScore;
import io.github.abmrules.core.port.CompanyProfile;
import io.github.abmrules.core.port.CrmCompany;
import io.github.abmrules.core.port.SourceException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Researches companies. Whether one is pursued a person decides. */
final class AccountResearch implements Workflow {

    private final WorkflowManifest manifest;

    AccountResearch(WorkflowManifest manifest) {
        this.manifest = manifest;
    }

    @Override
    public WorkflowManifest manifest() {
        return manifest;
    }

    @Override
    public void run(WorkflowRun run) {
        run.decidesBy(run.rules().engine().rulesVersion());
        run.decidesBy(run.rules().news().rulesVersion());
        run.decidesBy(run.rules().pursuit().rulesVersion());
        List<AccountIntelligenceBrief> briefs = new ArrayList<>();
        List<String> companies = run.companies();
        for (int i = 0; i < companies.size(); i++) {
            try {
                AccountIntelligenceBrief brief = new Research(run, companies.get(i), i).brief();
                if (brief != null) {
                    briefs.add(brief);
                }
            } catch (SourceException e) {
                run.fail(companies.get(i), e);
            }
        }
        run.provide(ContextNames.ACCOUNT_BRIEFS, briefs);
    }

    /** The research of one company. */
    private static final class Research {
        private final WorkflowRun run;
        private final String company;
        private final int index;
        private final List<Finding> findings = new ArrayList<>();
        private final List<String> openQuestions = new ArrayList<>();

        private Research(WorkflowRun run, String company, int index) {
            this.run = run;
            this.company = company;
            this.index = index;
        }

        /** The brief; null when the company was rejected or the rules failed. */
        @Nullable
        AccountIntelligenceBrief brief() {
            CrmCompany found = run.gathering().crm(company);
            List<Deal> deals = found == null ? List.of() : run.tools().deals().deals(found.accountId());
            CompanyProfile profile = profile();
            AccountScore score = score();
            NewsScan scan = run.gathering().news(company);
            TriggerReport report = run.rules().news().answer(scan, run.asOf());
            Account.Builder builder =
                    run.gathering().account(company, null, found).deals(deals);
            Gathering.add(scan, List.of(), builder);
            Assignment assignment = null;
            Firmographics firmographics = profile == null ? null : profile.firmographics();
            if (score != null || firmographics != null) {
                Account account = score == null
                        ? builder.firmographics(firmographics).build()
                        : builder.icpTier(score.icpTier()).build();
                Outcome outcome = run.rules()
                        .engine()
                        .decideEach(List.of(account), run.asOf())
                        .get(0);
                assignment = outcome.assignment();
                if (assignment == null && !onlyFitIsUnknown(outcome)) {
                    leaveOut(outcome);
                    return null;
                }
            }
            return written(found, deals, profile, report, assignment);
        }

        private AccountIntelligenceBrief written(
                @Nullable CrmCompany found,
                List<Deal> deals,
                @Nullable CompanyProfile profile,
                TriggerReport report,
                @Nullable Assignment assignment) {
            List<Contact> contacts = found == null ? List.of() : found.contacts();
            PursuitAdvice advice = run.rules().pursuit().answer(prospect(assignment, report), run.asOf());
            ask(profile, contacts, assignment, report);
            HumanDecision decision = decision(advice, assignment, report);
            run.ask(decision);
            findings.addAll(report.findings());
            Set<FiredRule> fired = new LinkedHashSet<>();
            if (assignment != null) {
                // What is to be said about news, the report has said.
                assignment.findings().stream()
                        .filter(finding ->
                                finding.field() == null || !finding.field().startsWith("trigger"))
                        .forEach(findings::add);
                fired.addAll(assignment.firedRules());
            }
            fired.addAll(report.firedRules());
            fired.addAll(advice.firedRules());
            return new AccountIntelligenceBrief(
                    company,
                    found == null ? null : found.accountId(),
                    found != null,
                    profile,
                    assignment == null ? null : assignment.icpTier(),
                    assignment == null ? null : assignment.accountTier(),
                    assignment == null ? null : assignment.engagementLevel(),
                    report.triggerStatus(),
                    found == null ? null : found.trustLevel(),
                    report.hot(),
                    assignment == null ? null : assignment.effectiveCluster(),
                    deals,
                    contacts,
                    report.triggers(),
                    openQuestions,
                    advice.recommendation(),
                    decision.id(),
                    findings.stream().distinct().sorted().toList(),
                    List.copyOf(fired),
                    run.asOf());
        }

        private Prospect prospect(@Nullable Assignment assignment, TriggerReport report) {
            boolean customer = assignment != null
                    && assignment.findings().stream()
                            .anyMatch(finding -> finding.code().equals("CUSTOMER"));
            return new Prospect(
                    company,
                    assignment == null ? null : assignment.icpTier(),
                    assignment == null ? null : assignment.engagementLevel(),
                    report.triggerStatus(),
                    report.hot(),
                    customer);
        }

        private HumanDecision decision(PursuitAdvice advice, @Nullable Assignment assignment, TriggerReport report) {
            List<String> facts = new ArrayList<>();
            facts.add("recommended: " + advice.recommendation());
            if (assignment == null) {
                facts.add("fit unknown");
            } else {
                facts.add("tier " + assignment.icpTier() + ", engagement " + assignment.engagementLevel());
            }
            facts.add("trigger " + report.triggerStatus() + (report.hot() ? ", hot" : ""));
            report.triggers().forEach(trigger -> facts.add(Decisions.words(trigger)));
            return Decisions.raise(
                    HumanDecision.Kind.PURSUIT,
                    company,
                    "Is " + company + " to be pursued?",
                    List.of(Decisions.PURSUE, "WATCH", "PASS"),
                    facts,
                    run.asOf());
        }

        private @Nullable CompanyProfile profile() {
            try {
                CompanyProfile profile = run.tools().enrichment().enrich(company);
                if (profile == null) {
                    findings.add(Finding.info("NO_COMPANY_PROFILE", "enrichment knows nothing", "profile"));
                }
                return profile;
            } catch (SourceException e) {
                findings.add(Finding.warning("ENRICHMENT_FAILED", e.reason(), "profile"));
                return null;
            }
        }

        private @Nullable AccountScore score() {
            List<AccountScore> prior = run.context().all(ContextNames.ACCOUNT_SCORES, AccountScore.class);
            AccountScore before = Scores.find(prior, company);
            if (before != null) {
                return before;
            }
            try {
                return run.tools().scoring().score(company);
            } catch (SourceException e) {
                findings.add(Finding.warning("SCORING_FAILED", e.reason(), "icp_tier"));
                return null;
            }
        }

        private void ask(
                @Nullable CompanyProfile profile,
                List<Contact> contacts,
                @Nullable Assignment assignment,
                TriggerReport report) {
            if (assignment == null) {
                openQuestions.add("How well does the company fit?");
            } else if (!assignment.segmentation().challenge().answer()) {
                openQuestions.add("Does the company have a challenge that we solve, and has it made it a priority?");
            }
            if (contacts.stream().noneMatch(Contact::buyingCommittee)) {
                openQuestions.add("Who is in the buying committee?");
            }
            if (profile == null) {
                openQuestions.add("What does the company do, and how large is it?");
            }
            if (report.triggerStatus() == TriggerStatus.UNKNOWN) {
                openQuestions.add("Is there news?");
            }
        }

        private static boolean onlyFitIsUnknown(Outcome outcome) {
            return outcome.failure() == null
                    && outcome.problems().stream()
                            .allMatch(problem -> problem.field().equals("icp_tier"));
        }

        private void leaveOut(Outcome outcome) {
            if (outcome.failure() != null) {
                run.fail(outcome.failure());
            } else {
                String id = outcome.account().accountId();
                outcome.problems().forEach(problem -> run.reject(index, id, problem));
            }
        }
    }
}
