package io.github.abmrules.core.engagement;

/** What a {@link Signal} was. Which level each type shows, and for how long, is for the rules of the engagement pack. */
public enum SignalType {
    /** A product demonstration took place. */
    DEMO,
    /** A meeting took place. */
    MEETING,
    /** A piece of content was downloaded. */
    CONTENT_DOWNLOAD,
    /** An e-mail of ours was answered. */
    EMAIL_REPLY,
    /** A webinar was attended. */
    WEBINAR,
    /** An event was attended. */
    EVENT,
    /** A LinkedIn connection request was accepted. */
    LINKEDIN_CONNECTION_ACCEPTED,
    /** Outreach other than e-mail was answered. */
    OUTREACH_REPLY,
    /** The website was visited; {@link Signal#intentPage()} tells whether it was a page that shows intent. */
    WEBSITE_VISIT,
    /** An advertisement was clicked. */
    AD_CLICK
}
