package io.github.abmrules.core.sales;

import org.jspecify.annotations.Nullable;

/**
 * One owner in the weekly report.
 *
 * @param owner the owner; null for the deals that have none
 * @param openDeals how many open deals
 * @param compliantDeals how many of them have no gap
 * @param gaps how many gaps
 */
public record OwnerSummary(@Nullable String owner, int openDeals, int compliantDeals, int gaps) {}
