package io.github.abmrules.core.health;

import org.jspecify.annotations.Nullable;

/**
 * What the benchmarks are computed from. A figure that is not known is null, and then what needs it is not judged.
 *
 * @param warmedAccounts accounts that were warmed up
 * @param meetingsBooked meetings booked with them
 * @param engagedAccounts accounts that engage
 * @param pipelineCreated those of them that became pipeline in the period
 * @param abm closed deals of ABM accounts
 * @param nonAbm closed deals of all others
 */
public record Cohorts(
        @Nullable Long warmedAccounts,
        @Nullable Long meetingsBooked,
        @Nullable Long engagedAccounts,
        @Nullable Long pipelineCreated,
        @Nullable DealCohort abm,
        @Nullable DealCohort nonAbm) {

    /** Nothing is known. */
    public static final Cohorts UNKNOWN = new Cohorts(null, null, null, null, null, null);

    /** Checks that no figure is negative. */
    public Cohorts {
        Figures.notNegative("warmed_accounts", warmedAccounts);
        Figures.notNegative("meetings_booked", meetingsBooked);
        Figures.notNegative("engaged_accounts", engagedAccounts);
        Figures.notNegative("pipeline_created", pipelineCreated);
    }
}
