package io.github.abmrules.core.playbook;

import io.github.abmrules.core.rejection.InvalidFactException;

/**
 * A company of a campaign.
 *
 * @param company its name
 */
public record Target(String company) {

    /** Checks that the name is there. */
    public Target {
        InvalidFactException.requireText("company", company);
    }
}
