package io.github.abmrules.rules.workflow;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.playbook.DetectedTrigger;
import io.github.abmrules.core.playbook.TriggerReport;
import io.github.abmrules.core.port.AccountScore;
import io.github.abmrules.core.port.CompanyName;
import io.github.abmrules.core.port.CompanyProfile;
import io.github.abmrules.core.port.CrmCompany;
import io.github.abmrules.core.port.SourceException;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.rejection.Rejection;
import io.github.abmrules.rules.Portfolio;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The decisions about companies.
 *
 * @param portfolio the decisions
 * @param inCrm the accounts that the CRM knows
 */
record ClusterDecisions(Portfolio portfolio, Set<String> inCrm) {

    ClusterDecisions {
        inCrm = Set.copyOf(inCrm);
    }

    /** A company to decide about; without a score it is to be scored first. */
    private record Wanted(String company, @Nullable AccountScore score) {}

    /** Asks the tools about every company and lets the rules decide. */
    static ClusterDecisions of(WorkflowRun run) {
        List<Wanted> wanted = wanted(run);
        List<Account> accounts = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        Set<String> inCrm = new HashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            Wanted each = wanted.get(i);
            try {
                CrmCompany found = run.gathering().crm(each.company());
                Account account = account(run, each, found);
                if (account == null) {
                    run.reject(i, found == null ? null : found.accountId(), unscored(each.company()));
                    continue;
                }
                accounts.add(account);
                positions.add(i);
                if (found != null) {
                    inCrm.add(account.accountId());
                }
            } catch (SourceException e) {
                run.fail(idOf(each), e);
            }
        }
        run.decidesBy(run.rules().engine().rulesVersion());
        Portfolio portfolio = run.rules().engine().decideAll(accounts, run.asOf());
        for (Rejection rejection : portfolio.rejected()) {
            run.reject(
                    positions.get(Math.toIntExact(rejection.index())),
                    rejection.accountId(),
                    new Problem(rejection.field(), rejection.value(), rejection.message()));
        }
        portfolio.failed().forEach(run::fail);
        return new ClusterDecisions(portfolio, inCrm);
    }

    /** The account of a company; null when nobody knows its fit. */
    private static @Nullable Account account(WorkflowRun run, Wanted wanted, @Nullable CrmCompany found) {
        String company = wanted.company();
        Account.Builder account = run.gathering().account(company, idOf(wanted), found);
        AccountScore score = wanted.score() == null ? run.tools().scoring().score(company) : wanted.score();
        if (score != null) {
            account.icpTier(score.icpTier());
        } else {
            CompanyProfile profile = run.tools().enrichment().enrich(company);
            if (profile == null || profile.firmographics() == null) {
                return null;
            }
            account.firmographics(profile.firmographics());
        }
        return Gathering.add(run.gathering().news(company), known(run, company), account)
                .build();
    }

    private static Problem unscored(String company) {
        return new Problem(
                "icp_tier",
                null,
                company + " has neither a score nor firmographics to score it by. Maybe score it first?");
    }

    private static String idOf(Wanted wanted) {
        AccountScore score = wanted.score();
        return score == null || score.accountId() == null ? wanted.company() : score.accountId();
    }

    /** The companies asked for, else all that are scored. */
    private static List<Wanted> wanted(WorkflowRun run) {
        List<AccountScore> scores = run.context().all(ContextNames.ACCOUNT_SCORES, AccountScore.class);
        if (run.request().companies().isEmpty()) {
            return scores.stream()
                    .map(score -> new Wanted(score.company(), score))
                    .toList();
        }
        return run.companies().stream()
                .map(company -> new Wanted(company, Scores.find(scores, company)))
                .toList();
    }

    /** Triggers that an earlier scan found. */
    private static List<Trigger> known(WorkflowRun run, String company) {
        return run.context().all(ContextNames.TRIGGERS_DETECTED, TriggerReport.class).stream()
                .filter(report -> CompanyName.fold(report.company()).equals(CompanyName.fold(company)))
                .flatMap(report -> report.triggers().stream())
                .map(DetectedTrigger::trigger)
                .toList();
    }
}
