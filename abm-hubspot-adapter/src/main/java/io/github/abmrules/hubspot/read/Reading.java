package io.github.abmrules.hubspot.read;

import io.github.abmrules.core.assignment.Failure;
import java.util.List;

/**
 * What was read of several companies.
 *
 * @param companies those that accounts were made of, in their order
 * @param rejected those that something is wrong with
 * @param failed those of which HubSpot did not give everything: nothing is to be decided about them
 */
public record Reading(List<ReadCompany> companies, List<RejectedCompany> rejected, List<Failure> failed) {

    /** Copies the lists. */
    public Reading {
        companies = List.copyOf(companies);
        rejected = List.copyOf(rejected);
        failed = List.copyOf(failed);
    }
}
