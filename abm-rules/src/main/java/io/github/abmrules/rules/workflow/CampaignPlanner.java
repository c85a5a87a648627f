package io.github.abmrules.rules.workflow;

import io.github.abmrules.core.playbook.HumanDecision;
import io.github.abmrules.core.port.CrmTask;
import java.util.List;

/**
 * Plans a campaign for a subject, such as a warmup for a researched company.
 *
 * @param <S> what is planned for
 */
@FunctionalInterface
public interface CampaignPlanner<S extends Record> {

    /** The plan. It does nothing yet. */
    Planned plan(S subject, WorkflowRun run);

    /**
     * A plan.
     *
     * @param plan the plan
     * @param tasks what people are to do; created when all gates are open
     * @param gates decisions of people that tasks wait for, beside those of the workflow
     */
    record Planned(Record plan, List<CrmTask> tasks, List<Gate> gates) {

        /** Copies the lists. */
        public Planned {
            tasks = List.copyOf(tasks);
            gates = List.copyOf(gates);
        }
    }

    /**
     * A decision that something waits for.
     *
     * @param decision the decision
     * @param opensOn the answer that it waits for
     */
    record Gate(HumanDecision decision, String opensOn) {}
}
