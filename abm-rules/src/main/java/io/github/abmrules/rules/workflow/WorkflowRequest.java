package io.github.abmrules.rules.workflow;

import io.github.abmrules.core.playbook.WorkflowContext;
import io.github.abmrules.core.port.Tools;
import java.time.Instant;
import java.util.List;

/**
 * What a workflow is to do.
 *
 * @param campaign what the campaign is called
 * @param companies the companies, or competitors, it is about; empty for all of the context
 * @param tools the tools of the host
 * @param context what other workflows have provided
 * @param asOf the instant of all decisions
 */
public record WorkflowRequest(
        String campaign, List<String> companies, Tools tools, WorkflowContext context, Instant asOf) {

    /** Copies the list. */
    public WorkflowRequest {
        companies = List.copyOf(companies);
    }
}
