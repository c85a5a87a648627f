package io.github.abmrules.rules.sales;

import org.jspecify.annotations.Nullable;

/**
 * An owner as the compliance check sees it.
 *
 * @param owner the owner; null for the deals that have none
 * @param openDeals how many open deals
 */
public record CheckedOwner(@Nullable String owner, int openDeals) {

    /** Whether these are the deals that nobody answers for. */
    public boolean nobody() {
        return owner == null;
    }

    /** How many open deals have no owner, in words. */
    public String unowned() {
        return openDeals == 1 ? "1 open deal has no owner" : openDeals + " open deals have no owner";
    }
}
