package io.github.abmrules.core.sales;

/** What is not kept up about an open deal. */
public enum Gap {
    /** Nobody has written down what is to be done next. */
    MISSING_NEXT_STEP,
    /** It should have been closed by now. */
    CLOSE_DATE_PASSED,
    /** Nobody on the other side is named. */
    NO_CONTACT,
    /** No activity was ever logged. */
    NO_ACTIVITY_LOGGED
}
