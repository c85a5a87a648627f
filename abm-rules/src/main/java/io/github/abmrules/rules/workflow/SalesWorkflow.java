package io.github.abmrules.rules.workflow;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.playbook.WorkflowManifest;
import io.github.abmrules.core.port.CrmCompany;
import io.github.abmrules.core.port.SourceException;
import io.github.abmrules.rules.AbmEngine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
        Set<String> ids = new HashSet<>();
        int index = -1;
        for (String company : run.companies()) {
            index++;
            try {
                CrmCompany found = run.gathering().crm(company);
                if (found == null) {
                    run.find(Finding.warning("NOT_IN_CRM", company + " is not in the CRM and has no deals", "company"));
                } else if (!ids.add(found.accountId())) {
                    run.reject(index, found.accountId(), AbmEngine.duplicate(found.accountId()));
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
