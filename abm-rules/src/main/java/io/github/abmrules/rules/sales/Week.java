package io.github.abmrules.rules.sales;

import io.github.abmrules.core.sales.Indicator;
import io.github.abmrules.core.sales.IndicatorValue;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The figures of a week, as rules see them. Immutable. */
public final class Week {
    private static final int PERCENT = 100;

    private final Map<Indicator, IndicatorValue> values;
    private final int deals;
    private final int open;
    private final int critical;

    Week(Map<Indicator, IndicatorValue> values, int deals, int open, int critical) {
        this.values = new EnumMap<>(values);
        this.deals = deals;
        this.open = open;
        this.critical = critical;
    }

    IndicatorValue value(Indicator indicator) {
        return Objects.requireNonNull(values.get(indicator));
    }

    /** Whether there is any deal, open or closed. */
    public boolean anyDeal() {
        return deals > 0;
    }

    /** Whether there is an open deal. */
    public boolean anyOpen() {
        return open > 0;
    }

    /** How many deals were won. */
    public int won() {
        return value(Indicator.WON_IN_WEEK).deals();
    }

    /** How many deals were lost. */
    public int lost() {
        return value(Indicator.LOST_IN_WEEK).deals();
    }

    /** Whether so many percent of the open deals, or more, are at critical risk; false when there is none. */
    public boolean criticalShare(int percent) {
        return open > 0 && (long) critical * PERCENT >= (long) percent * open;
    }

    /** How many deals are at critical risk, in words. */
    public String criticalWords() {
        return critical + " of " + open + " open deals are at critical risk";
    }

    /** How the week went, in words. */
    public String outcome() {
        return "more deals were lost in the week than won: " + lost() + " lost, " + won() + " won";
    }
}
