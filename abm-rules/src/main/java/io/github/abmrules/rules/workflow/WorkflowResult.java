package io.github.abmrules.rules.workflow;

import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.playbook.HumanDecision;
import io.github.abmrules.core.playbook.WorkflowContext;
import io.github.abmrules.core.port.Delivery;
import io.github.abmrules.core.rejection.Rejection;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a workflow.
 *
 * @param workflow its id
 * @param provided what it provides, by name; the first is what it is about
 * @param humanDecisions what waits for a person; nothing has been done about it
 * @param notes what became of notes
 * @param tasks what became of tasks
 * @param findings what a person should know about the run
 * @param rejected what is wrong with companies that were left out, by their position in what the workflow went through
 * @param failed companies about which nothing was decided because a tool failed; their state stays as it was
 * @param rulesVersion hash of rule text and effective parameters of all rules that were asked
 * @param asOf the instant of all decisions
 */
public record WorkflowResult(
        String workflow,
        Map<String, List<? extends Record>> provided,
        List<HumanDecision> humanDecisions,
        Delivery.Receipt notes,
        Delivery.Receipt tasks,
        List<Finding> findings,
        List<Rejection> rejected,
        List<Failure> failed,
        String rulesVersion,
        Instant asOf) {

    /** Copies the lists. */
    public WorkflowResult {
        provided = Collections.unmodifiableMap(new LinkedHashMap<>(provided));
        humanDecisions = List.copyOf(humanDecisions);
        findings = List.copyOf(findings);
        rejected = List.copyOf(rejected);
        failed = List.copyOf(failed);
    }

    /**
     * The records under a name; empty when there are none.
     *
     * @throws ClassCastException when it holds others
     */
    public <T extends Record> List<T> all(String name, Class<T> type) {
        return provided.getOrDefault(name, List.of()).stream().map(type::cast).toList();
    }

    /** This result with other rejections. */
    public WorkflowResult withRejected(List<Rejection> others) {
        return new WorkflowResult(
                workflow, provided, humanDecisions, notes, tasks, findings, others, failed, rulesVersion, asOf);
    }

    /** A context to which all is added that this workflow provides. */
    public WorkflowContext addTo(WorkflowContext context) {
        WorkflowContext more = context;
        for (Map.Entry<String, List<? extends Record>> each : provided.entrySet()) {
            more = more.with(each.getKey(), each.getValue());
        }
        return more;
    }
}
