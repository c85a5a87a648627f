package io.github.abmrules.rules.profile;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.fit.AccountTier;
import io.github.abmrules.core.fit.IcpTier;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One account at one instant, flattened so that every rule needs a single pattern. Evidence that does not count (dated
 * after {@code asOf}, or at or before the floor) is already left out; windows are not: rules compare the instants with
 * the parameters. Immutable.
 *
 * @param account the account
 * @param asOf the instant the decision is about
 * @param zone the zone of calendar arithmetic
 * @param icpTier fit, given or from the scorecard
 * @param accountTier effort it earns; null for none
 * @param floor only evidence strictly later lifts the account; null for none
 * @param statedLevel the given engagement level; null when none is given, when a floor stands, or not in the CRM
 * @param statedTrigger the given trigger status; null when none is given or a floor stands
 * @param times evidence by type
 * @param challengeValidatedAt a challenge validated in conversation
 * @param timelineExpressedAt a timeline named
 * @param budgetExpressedAt a budget named
 * @param openDealActiveAt the latest activity (else stage entry) over the open deals that may lift the account
 * @param disputableDealActiveAt the same over those of them that came into their stage after a person last decided about
 *     conflicting signals
 * @param standing where the account stands, approved reviews applied; {@link Cluster#MONITOR_ONLY} for a new account
 * @param demotionFloor only events strictly later lower the account: entry into the cluster, or a later decision; null for
 *     a new account
 * @param championLeftAt the champion left
 * @param budgetCycleMissedAt the budget cycle was missed
 * @param confirmedNoPriorityAt confirmed as no priority
 * @param datedOpenDeal whether an open deal with a date exists
 * @param dealActiveAt start of the latest stall clock over the open deals that no event calls stalled; null when every
 *     dated open deal is called stalled
 * @param engagedUntilFrom the engagement (or entry, or decision) from which the six months without engagement run
 * @param openDeal whether any deal is open
 * @param lastWonAt latest won deal
 * @param lastOpenStageAt latest stage entry over the open deals
 * @param lastLostAt latest lost deal
 * @param tierDropRejected whether a person rejected the drop to Monitor Only
 * @param tierAtRejection the tier at which that was; null when not known
 * @param pinCluster the pinned cluster; null for none
 * @param pinUntil the end of the pin
 * @param pendingRaisedAt when the pending review was raised; null for none
 * @param seat the seat of Active Focus that this account would take, 1 for the first
 * @param findings what is odd in the input
 */
public record Profile(
        Account account,
        Instant asOf,
        ZoneId zone,
        IcpTier icpTier,
        @Nullable AccountTier accountTier,
        @Nullable Instant floor,
        @Nullable EngagementLevel statedLevel,
        @Nullable TriggerStatus statedTrigger,
        SignalTimes times,
        @Nullable Instant challengeValidatedAt,
        @Nullable Instant timelineExpressedAt,
        @Nullable Instant budgetExpressedAt,
        @Nullable Instant openDealActiveAt,
        @Nullable Instant disputableDealActiveAt,
        Cluster standing,
        @Nullable Instant demotionFloor,
        @Nullable Instant championLeftAt,
        @Nullable Instant budgetCycleMissedAt,
        @Nullable Instant confirmedNoPriorityAt,
        boolean datedOpenDeal,
        @Nullable Instant dealActiveAt,
        @Nullable Instant engagedUntilFrom,
        boolean openDeal,
        @Nullable Instant lastWonAt,
        @Nullable Instant lastOpenStageAt,
        @Nullable Instant lastLostAt,
        boolean tierDropRejected,
        @Nullable IcpTier tierAtRejection,
        @Nullable Cluster pinCluster,
        @Nullable Instant pinUntil,
        @Nullable Instant pendingRaisedAt,
        int seat,
        List<Finding> findings)
        implements Signals {

    /** The account's id. */
    public String accountId() {
        return account.accountId();
    }

    /** Whether the CRM knows the account. */
    public boolean inCrm() {
        return account.inCrm();
    }

    /** The cluster in the input, whatever was approved since; null for a new account. */
    public @Nullable Cluster previousCluster() {
        return account.current() == null ? null : account.current().cluster();
    }

    /** Whether evidence has a floor. */
    public boolean floored() {
        return floor != null;
    }

    /** Whether {@code at} is later than {@code than}; false when either is null. */
    public boolean later(@Nullable Instant at, @Nullable Instant than) {
        return at != null && than != null && at.isAfter(than);
    }
}
