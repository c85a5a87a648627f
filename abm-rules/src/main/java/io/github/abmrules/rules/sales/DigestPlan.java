package io.github.abmrules.rules.sales;

import io.github.abmrules.core.sales.Loudness;

/**
 * A digest, once it is known how loud it is and what it could say.
 *
 * @param loudness how loud
 * @param topics how many deals there is something to say about
 * @param sentToday whether one was sent today
 * @param sentThisWeek how many were sent in the ISO week
 */
public record DigestPlan(Loudness loudness, int topics, boolean sentToday, int sentThisWeek) {

    /** Whether there is something to say. */
    public boolean anything() {
        return topics > 0;
    }

    /** How many digests there were this week, in words. */
    public String cap() {
        return sentThisWeek + " digests were sent this week, which are as many as may be";
    }

    /** What it is about, in words. */
    public String subject() {
        return topics == 1 ? "1 deal needs a look" : topics + " deals need a look";
    }
}
