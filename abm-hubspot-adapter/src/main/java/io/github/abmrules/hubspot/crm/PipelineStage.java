package io.github.abmrules.hubspot.crm;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A stage of a pipeline.
 *
 * @param id opaque
 * @param label what people see
 * @param closed whether deals in it are closed; null when HubSpot does not say
 * @param probability of winning, 0 to 1; null when HubSpot does not say
 */
public record PipelineStage(
        String id,
        String label,
        @Nullable Boolean closed,
        @Nullable BigDecimal probability) {}
