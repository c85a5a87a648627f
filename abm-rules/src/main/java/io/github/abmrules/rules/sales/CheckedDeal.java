package io.github.abmrules.rules.sales;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.Deal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An open deal as the compliance check sees it.
 *
 * @param account its account
 * @param deal the deal
 * @param checkedAt the instant of the check
 * @param zone the zone of dates
 * @param asOf what is dated later does not count
 */
public record CheckedDeal(Account account, Deal deal, Instant checkedAt, ZoneId zone, Instant asOf) {

    /** Who answers for it; null when nobody does. */
    @Nullable
    String owner() {
        return Deals.text(deal.owner());
    }

    /** Whether nobody has written down what is to be done next. */
    public boolean nextStepMissing() {
        return Deals.text(deal.nextStep()) == null;
    }

    /** Whether the day on which it was expected to close is over. */
    public boolean closeDatePassed() {
        Instant closeDate = deal.closeDate();
        return closeDate != null && dateOf(closeDate).isBefore(dateOf(checkedAt));
    }

    /** Whether nobody on the other side is named. */
    public boolean contactMissing() {
        return deal.contactIds().isEmpty();
    }

    /** Whether no activity was ever logged. */
    public boolean activityMissing() {
        Instant activity = deal.lastActivityAt();
        return activity == null || activity.isAfter(asOf);
    }

    /** Which close date has passed, in words. */
    public String overdue() {
        return "close date " + dateOf(Objects.requireNonNull(deal.closeDate())) + " is in the past";
    }

    private LocalDate dateOf(Instant at) {
        return at.atZone(zone).toLocalDate();
    }
}
