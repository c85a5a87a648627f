package io.github.abmrules.core.health;

/** Whether an indicator could be judged. */
public enum IndicatorStatus {
    /** It has a colour. */
    JUDGED,
    /** Something is missing, or there is too little of it. */
    INSUFFICIENT_DATA
}
