package io.github.abmrules.rules;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ClusterSummary;
import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.rejection.Rejection;
import java.time.Instant;
import java.util.List;

/**
 * The decisions about all accounts of a run.
 *
 * @param assignments the decisions, in the order of the accounts
 * @param summary counts, and what a person should know about the portfolio
 * @param rejected what is wrong with accounts that were not decided
 * @param failed accounts that could not be decided although nothing is wrong with them
 * @param rulesVersion hash of rule text and effective parameters
 * @param asOf the instant the decisions are about
 */
public record Portfolio(
        List<Assignment> assignments,
        ClusterSummary summary,
        List<Rejection> rejected,
        List<Failure> failed,
        String rulesVersion,
        Instant asOf) {

    /** Copies the lists. */
    public Portfolio {
        assignments = List.copyOf(assignments);
        rejected = List.copyOf(rejected);
        failed = List.copyOf(failed);
    }
}
