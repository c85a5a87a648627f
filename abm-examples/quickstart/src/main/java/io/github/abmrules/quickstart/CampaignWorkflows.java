package io.github.abmrules.quickstart;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.playbook.WorkflowContext;
import io.github.abmrules.core.port.AccountScore;
import io.github.abmrules.core.port.Tool;
import io.github.abmrules.core.port.memory.InMemoryTools;
import io.github.abmrules.rules.workflow.ContextNames;
import io.github.abmrules.rules.workflow.WorkflowRequest;
import io.github.abmrules.rules.workflow.WorkflowResult;
import io.github.abmrules.rules.workflow.Workflows;
import java.time.Instant;
import java.util.List;

/** A workflow with tools in memory, one of which fails. */
public final class CampaignWorkflows {

    private CampaignWorkflows() {}

    /** Prints clusters, and what waits for the next run. */
    public static void main(String[] args) {
        Instant asOf = Instant.parse("2026-06-30T00:00:00Z");
        Account acme = Account.builder("acme")
                .company("Acme")
                .icpTier(IcpTier.B)
                .signals(new Signal(SignalType.EMAIL_REPLY, asOf, "kim", false))
                .build();
        // tag::workflow[]
        InMemoryTools memory = new InMemoryTools().company(acme).fail(Tool.ADD_NOTE, "Acme", "503");
        WorkflowContext context =
                WorkflowContext.empty().with(ContextNames.ACCOUNT_SCORES, List.of(AccountScore.of("Acme", IcpTier.B)));
        WorkflowRequest request = new WorkflowRequest("spring", List.of(), memory.tools(), context, asOf);
        try (Workflows workflows = Workflows.create()) {
            WorkflowResult result = workflows.run("cluster-assignment", request);
            System.out.println(result.provided().get(ContextNames.CLUSTER_ASSIGNMENTS));
            System.out.println(result.notes().queued());
        }
        // end::workflow[]
    }
}
