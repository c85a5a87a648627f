package io.github.abmrules.core.sales;

/** What an owner made of the last digest. */
public enum Response {
    /** Something in it was done. */
    ACTED,
    /** Nothing was. */
    IGNORED
}
