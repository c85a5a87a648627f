package io.github.abmrules.rules.plan;

/**
 * An account that came to an event.
 *
 * @param accountId the account
 * @param eventOver whether the day of the event is over
 */
public record Attendee(String accountId, boolean eventOver) {}
