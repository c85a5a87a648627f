package io.github.abmrules.rules.health;

import io.github.abmrules.core.health.ProgrammePhase;
import org.jspecify.annotations.Nullable;

/**
 * How many accounts the clusters hold.
 *
 * @param clusterIcp accounts in Cluster ICP
 * @param futurePipeline accounts in Future Pipeline
 * @param activeFocus accounts in Active Focus
 * @param handWorked accounts that people work on: those in Future Pipeline and Active Focus
 * @param phase the phase of the programme; null when not known
 */
public record Holdings(
        long clusterIcp,
        long futurePipeline,
        long activeFocus,
        long handWorked,
        @Nullable ProgrammePhase phase) {}
