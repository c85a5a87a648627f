package io.github.abmrules.hubspot.crm;

import java.util.List;

/**
 * A pipeline of deals.
 *
 * @param id opaque
 * @param label what people see
 * @param stages in their order
 */
public record Pipeline(String id, String label, List<PipelineStage> stages) {

    /** Copies the stages. */
    public Pipeline {
        stages = List.copyOf(stages);
    }
}
