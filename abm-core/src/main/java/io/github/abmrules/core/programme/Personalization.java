package io.github.abmrules.core.programme;

/** How personal the content for an account is, shallowest first. */
public enum Personalization {
    /** The same content for a whole industry. */
    VERTICAL("Same content for the entire vertical"),
    /** Content for a group of accounts that share a job to be done. */
    JTBD("Content grouped by the job to be done"),
    /** Content about the account: its news, challenges and competitors. */
    ACCOUNT("Account-specific content: its news, challenges and competitors"),
    /** Content for one buyer in the context of the account. */
    BUYER("Content for one buyer: role plus account context");

    private final String contentApproach;

    Personalization(String contentApproach) {
        this.contentApproach = contentApproach;
    }

    /** What the content is made for. */
    public String contentApproach() {
        return contentApproach;
    }
}
