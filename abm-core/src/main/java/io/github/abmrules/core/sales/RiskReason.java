package io.github.abmrules.core.sales;

/** What may put an open deal at risk. */
public enum RiskReason {
    /** Nothing has been done about it for long. */
    NO_ACTIVITY,
    /** Nobody has written down what is to be done next. */
    NO_NEXT_STEP,
    /** It hangs on too few people. */
    SINGLE_THREADED,
    /** It has been in its stage for much longer than deals usually are. */
    STAGE_TOO_LONG,
    /** It should have been closed by now. */
    CLOSE_DATE_PASSED
}
