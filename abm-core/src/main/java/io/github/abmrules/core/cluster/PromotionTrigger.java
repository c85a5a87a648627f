package io.github.abmrules.core.cluster;

import java.util.Locale;

/** What may lift an account, in the order of the playbook. The {@link #id()} is what JSON shows. */
public enum PromotionTrigger {
    /** A download or a webinar. */
    CONTENT_ENGAGEMENT,
    /** A recent visit to a page that shows intent. */
    INTENT_PAGE_VISIT,
    /** A LinkedIn connection request was accepted. */
    LINKEDIN_CONNECTION_ACCEPTED,
    /** An e-mail or other outreach was answered. */
    OUTREACH_RESPONSE,
    /** The news gives a reason to buy now. */
    NEWS_TRIGGER,
    /** Several contacts are engaged. */
    MULTIPLE_ENGAGED_CONTACTS,
    /** A challenge was validated in conversation. */
    CHALLENGE_VALIDATED,
    /** Several members of the buying committee are engaged. */
    BUYING_COMMITTEE_ENGAGED,
    /** The account named a timeline. */
    TIMELINE_EXPRESSED,
    /** The account named a budget. */
    BUDGET_EXPRESSED,
    /** A deal is open and moving. */
    OPEN_DEAL,
    /** The account fits better than it did: the only way out of Monitor Only. */
    BETTER_TIER;

    private final String id = name().toLowerCase(Locale.ROOT);

    /** The id in JSON: the name in lower case. */
    public String id() {
        return id;
    }
}
