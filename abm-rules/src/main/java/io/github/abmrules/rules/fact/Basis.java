package io.github.abmrules.rules.fact;

/** What a decision rests on. */
public enum Basis {
    /** The account is a customer: nothing else counts. */
    CUSTOMER,
    /** Tier D or E: nothing else counts. */
    POOR_FIT,
    /** The CRM does not know the account: nothing moves it. */
    NOT_IN_CRM,
    /** Evidence, from where the account stands. */
    STANDING,
    /** Evidence alone: the account stands nowhere. */
    FRESH,
    /** Evidence alone: where the account stood no longer counts, since its last open deal was lost. */
    DEAL_LOST
}
