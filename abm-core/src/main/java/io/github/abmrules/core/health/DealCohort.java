package io.github.abmrules.core.health;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Closed deals of a period, of ABM accounts or of all others. A figure that is not known is null, and then what needs it is
 * not judged.
 *
 * @param won deals won
 * @param lost deals lost
 * @param amountTotal sum of the amounts of the deals with an amount
 * @param amountDeals deals with an amount; null for all that were won
 * @param cycleDaysTotal sum of the days from opening to closing, of the deals whose sales cycle is known
 * @param cycleDeals deals whose sales cycle is known; null for all that were won
 */
public record DealCohort(
        @Nullable Long won,
        @Nullable Long lost,
        @Nullable BigDecimal amountTotal,
        @Nullable Long amountDeals,
        @Nullable BigDecimal cycleDaysTotal,
        @Nullable Long cycleDeals) {

    /** Nothing is known. */
    public static final DealCohort UNKNOWN = new DealCohort(null, null, null, null, null, null);

    /** Checks that no figure is negative. */
    public DealCohort {
        Figures.notNegative("won", won);
        Figures.notNegative("lost", lost);
        Figures.notNegative("amount_total", amountTotal);
        Figures.notNegative("amount_deals", amountDeals);
        Figures.notNegative("cycle_days_total", cycleDaysTotal);
        Figures.notNegative("cycle_deals", cycleDeals);
    }

    /** Deals that were won or lost; null when one of the two is not known. */
    public @Nullable Long closed() {
        return won == null || lost == null ? null : Long.valueOf(won + lost);
    }

    /** Deals that {@code amountTotal} is the sum of. */
    public @Nullable Long sized() {
        return amountDeals == null ? won : amountDeals;
    }

    /** Deals that {@code cycleDaysTotal} is the sum of. */
    public @Nullable Long timed() {
        return cycleDeals == null ? won : cycleDeals;
    }
}
