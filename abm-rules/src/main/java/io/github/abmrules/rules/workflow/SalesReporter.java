package io.github.abmrules.rules.workflow;

import io.github.abmrules.core.playbook.HumanDecision;
import io.github.abmrules.core.port.CrmCompany;
import java.util.List;

/** Reports about the deals of companies, such as the risk of each. */
@FunctionalInterface
public interface SalesReporter {

    /**
     * The report.
     *
     * @param companies the companies, with all their deals
     */
    Reported report(List<CrmCompany> companies, WorkflowRun run);

    /**
     * A report.
     *
     * @param records the report
     * @param decisions what a person has to decide about it
     */
    record Reported(List<? extends Record> records, List<HumanDecision> decisions) {

        /** Copies the lists. */
        public Reported {
            records = List.copyOf(records);
            decisions = List.copyOf(decisions);
        }
    }
}
