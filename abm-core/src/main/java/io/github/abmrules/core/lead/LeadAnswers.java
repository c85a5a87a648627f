package io.github.abmrules.core.lead;

import io.github.abmrules.core.rejection.Between;
import io.github.abmrules.core.rejection.InvalidFactException;
import java.math.BigDecimal;

/**
 * How strongly a lead answered the four questions of qualification, each from 0 (nothing) to 10 (all one could wish for).
 *
 * @param trigger why it comes now, of all times: is there an event behind it?
 * @param pain what is wrong with how it works today: is there something to mend?
 * @param authority who else takes part in the evaluation: does it decide, or know who does?
 * @param urgency by when it wants to decide: is there a date?
 */
public record LeadAnswers(
        @Between(least = 0, most = MOST) BigDecimal trigger,
        @Between(least = 0, most = MOST) BigDecimal pain,
        @Between(least = 0, most = MOST) BigDecimal authority,
        @Between(least = 0, most = MOST) BigDecimal urgency) {

    /** The most that one answer is worth. */
    public static final int MOST = 10;

    /** Checks that all four are there and from 0 to 10. */
    public LeadAnswers {
        require("trigger", trigger);
        require("pain", pain);
        require("authority", authority);
        require("urgency", urgency);
    }

    /** The score that they make together, from 0 to 40. */
    public BigDecimal sum() {
        return trigger.add(pain).add(authority).add(urgency);
    }

    private static void require(String field, BigDecimal points) {
        InvalidFactException.require(field, points);
        InvalidFactException.requireBetween(field, points, 0, MOST);
    }
}
