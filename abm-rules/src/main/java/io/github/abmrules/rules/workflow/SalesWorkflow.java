package io.github.abmrules.rules.workflow;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.playbook.WorkflowManifest;
import io.github.abmrules.core.port.CrmCompany;
import io.github.abmrules.core.port.SourceException;
import java.util.ArrayList;
import java.util.List;

/** Gathers the deals of companies and reports about them. */
final class SalesWorkflow implements Workflow {

    private final WorkflowManifest manifest;
    private final SalesReporter reporter;

    SalesWorkflow(WorkflowManifest manifest, SalesReporter reporter) {
        this.manifest = manifest;
        this.reporter = reporter;
    }

    @Override
    public WorkflowManifest manifest() {
        return manifest;
    }

    @Override
    public void run(WorkflowRun run) {
        List<CrmCompany> companies = new ArrayList<>();
        for (String company : run.companies()) {
            try {
                CrmCompany found = run.gathering().crm(company);
                if (found == null) {
                    run.find(Finding.warning("NOT_IN_CRM", company + " is not in the CRM and has no deals", "company"));
                } else {
                    companies.add(found.withDeals(run.tools().deals().deals(found.accountId())));
                }
            } catch (SourceException e) {
                run.fail(company, e);
            }
        }
        SalesReporter.Reported reported = reporter.report(companies, run);
        run.provide(manifest.providesContext().get(0), reported.records());
        reported.decisions().forEach(run::ask);
    }
}
