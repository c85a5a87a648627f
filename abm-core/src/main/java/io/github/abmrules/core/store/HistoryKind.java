package io.github.abmrules.core.store;

/** What an entry of the history is about. */
public enum HistoryKind {
    /** The account came into its first cluster. */
    ENTERED,
    /** It changed its cluster. */
    MOVED,
    /** A deal was lost and the account was decided from evidence alone; it stays where it is. */
    STARTED_ANEW,
    /** A review was raised. */
    REVIEW_RAISED,
    /** A pending review got more reasons. */
    REVIEW_REFRESHED,
    /** A person agreed. */
    REVIEW_APPROVED,
    /** A person disagreed. */
    REVIEW_REJECTED,
    /** Nobody decided in time. */
    REVIEW_EXPIRED,
    /** Another proposal, or none, took the place of a review. */
    REVIEW_SUPERSEDED,
    /** A person put a cluster in force. */
    PINNED,
    /** A person took a pin back. */
    UNPINNED,
    /** A pin ended. */
    PIN_EXPIRED,
    /** A deal was seen open for the first time. */
    DEAL_OPENED,
    /** A decision said something new. */
    DECIDED
}
