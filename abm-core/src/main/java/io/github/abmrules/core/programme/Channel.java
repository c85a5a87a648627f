package io.github.abmrules.core.programme;

/** The channels of the playbook, in its order. */
public enum Channel {
    /** Search and content: attract, educate. */
    SEO_CONTENT,
    /** LinkedIn posts, comments and connections: credibility. */
    LINKEDIN_ORGANIC,
    /** LinkedIn advertisements: amplify, retarget. */
    LINKEDIN_PAID,
    /** E-mail: nurture, convert. */
    EMAIL,
    /** Account-based work across channels. */
    ABM,
    /** Events: trust transfer. */
    EVENTS,
    /** Champions: internal selling. */
    CHAMPIONS
}
