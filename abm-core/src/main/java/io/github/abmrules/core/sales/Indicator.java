package io.github.abmrules.core.sales;

/** A figure of the weekly report. */
public enum Indicator {
    /** Open deals and what they are worth. */
    OPEN_PIPELINE,
    /** Open deals about which somebody did something in the week. */
    ACTIVE_IN_WEEK,
    /** Open deals that came into their stage in the week. */
    MOVED_IN_WEEK,
    /** Open deals with a next step. */
    NEXT_STEP_SET,
    /** Open deals that several people on the other side are part of. */
    MULTI_THREADED,
    /** Deals won in the week. */
    WON_IN_WEEK,
    /** Deals lost in the week. */
    LOST_IN_WEEK
}
