package io.github.abmrules.hubspot.transport;

/**
 * A reply that HubSpot gave to a call that it took.
 *
 * @param status 2xx
 * @param body whole JSON, or empty
 */
public record Reply(int status, String body) {}
