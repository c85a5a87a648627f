package io.github.abmrules.hubspot.read;

import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.hubspot.crm.Pipeline;
import io.github.abmrules.hubspot.crm.PipelineStage;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stages of all pipelines by their opaque ids. */
final class DealStages {

    private record Named(String name, PipelineStage stage) {}

    private final Map<String, Named> stages = new HashMap<>();

    DealStages(List<Pipeline> pipelines) {
        for (Pipeline pipeline : pipelines) {
            for (PipelineStage stage : pipeline.stages()) {
                String name = pipelines.size() == 1 ? stage.label() : pipeline.label() + ": " + stage.label();
                stages.put(stage.id(), new Named(name, stage));
            }
        }
    }

    /** What people call a stage; null when it is not known. */
    @Nullable
    String name(String id) {
        Named named = stages.get(id);
        return named == null ? null : named.name;
    }

    /** What a stage says of its deals; null when it says nothing. */
    @Nullable
    DealStatus status(String id) {
        Named named = stages.get(id);
        if (named == null) {
            return null;
        }
        Boolean closed = named.stage.closed();
        if (closed == null) {
            return null;
        }
        if (!closed) {
            return DealStatus.OPEN;
        }
        BigDecimal probability = named.stage.probability();
        return probability == null ? null : probability.signum() > 0 ? DealStatus.CLOSED_WON : DealStatus.CLOSED_LOST;
    }
}
