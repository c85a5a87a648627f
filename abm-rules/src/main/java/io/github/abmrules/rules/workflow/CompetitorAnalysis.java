package io.github.abmrules.rules.workflow;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.playbook.CompetitorIntelBrief;
import io.github.abmrules.core.playbook.NewsScan;
import io.github.abmrules.core.playbook.TriggerReport;
import io.github.abmrules.core.playbook.WorkflowManifest;
import io.github.abmrules.core.port.CompanyName;
import io.github.abmrules.core.port.CompanyProfile;
import io.github.abmrules.core.port.CompetitorProfile;
import io.github.abmrules.core.port.SourceException;
import java.util.ArrayList;
import java.util.List;

/** Sums up what is known about competitors. */
final class CompetitorAnalysis implements Workflow {

    private final WorkflowManifest manifest;

    CompetitorAnalysis(WorkflowManifest manifest) {
        this.manifest = manifest;
    }

    @Override
    public WorkflowManifest manifest() {
        return manifest;
    }

    @Override
    public void run(WorkflowRun run) {
        if (run.request().companies().isEmpty()) {
            throw new NoCompaniesException();
        }
        run.decidesBy(run.rules().news().rulesVersion());
        List<CompetitorIntelBrief> briefs = new ArrayList<>();
        for (String competitor : run.companies()) {
            try {
                briefs.add(brief(run, competitor));
            } catch (SourceException e) {
                run.fail(competitor, e);
            }
        }
        run.provide(ContextNames.COMPETITOR_BRIEFS, briefs);
    }

    private static CompetitorIntelBrief brief(WorkflowRun run, String competitor) {
        List<Finding> findings = new ArrayList<>();
        List<String> open = new ArrayList<>();
        CompetitorProfile profile = run.tools().competitors().profile(competitor);
        if (profile == null) {
            open.add("How does the competitor position itself?");
        }
        CompanyProfile company = null;
        try {
            company = run.tools().enrichment().enrich(competitor);
        } catch (SourceException e) {
            findings.add(Finding.warning("ENRICHMENT_FAILED", e.reason(), "company"));
        }
        if (company == null) {
            open.add("How large is the competitor?");
        }
        NewsScan scan = run.gathering().news(competitor);
        if (scan.lookupFailed()) {
            open.add("What has the competitor done lately?");
        }
        TriggerReport report = run.rules().news().answer(scan, run.asOf());
        findings.addAll(report.findings());
        return new CompetitorIntelBrief(
                competitor,
                profile,
                company,
                report.triggers(),
                report.hot(),
                profile == null ? List.of() : contested(run, profile),
                open,
                findings.stream().distinct().sorted().toList(),
                report.firedRules(),
                run.asOf());
    }

    private static List<String> contested(WorkflowRun run, CompetitorProfile profile) {
        List<String> ours = run.targets().stream().map(CompanyName::fold).toList();
        return profile.accounts().stream()
                .filter(account -> ours.contains(CompanyName.fold(account)))
                .toList();
    }
}
