package io.github.abmrules.core.account;

/** The closed list of {@link AccountEvent}s: first what moves clusters, then what moves trust. */
public enum EventType {
    /** A deal (or, without a deal id, every open deal without later activity) has stalled. */
    DEAL_STALLED,
    /** The champion left. */
    CHAMPION_LEFT,
    /** The budget cycle was missed. */
    BUDGET_CYCLE_MISSED,
    /** The account confirmed that this is no priority. */
    CONFIRMED_NO_PRIORITY,
    /** A challenge was validated in conversation. */
    CHALLENGE_VALIDATED,
    /** The account named a timeline. */
    TIMELINE_EXPRESSED,
    /** The account named a budget. */
    BUDGET_EXPRESSED,
    /** Trust: saw us on LinkedIn. */
    LINKEDIN_IMPRESSION,
    /** Trust: engaged with content. */
    CONTENT_ENGAGEMENT,
    /** Trust: downloaded a lead magnet. */
    LEAD_MAGNET_DOWNLOAD,
    /** Trust: followed a sequence of e-mails. */
    EMAIL_VALUE_SEQUENCE,
    /** Trust: accepted a meeting. */
    MEETING_ACCEPTED,
    /** Trust: saw a demonstration. */
    DEMO_DELIVERED,
    /** Trust: a champion is enabled. */
    CHAMPION_ENABLED,
    /** Trust: a deal was won. */
    DEAL_CLOSED_WON,
    /** Trust: speaks for us. */
    ADVOCACY,
    /** Trust: fell to {@link AccountEvent#level()}. */
    TRUST_LOST;

    /** Whether it moves trust, not clusters. */
    public boolean movesTrust() {
        return compareTo(LINKEDIN_IMPRESSION) >= 0;
    }
}
