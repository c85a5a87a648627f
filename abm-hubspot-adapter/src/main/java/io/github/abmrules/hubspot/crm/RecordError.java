package io.github.abmrules.hubspot.crm;

/**
 * A record of a batch that was not taken.
 *
 * @param id the record; empty when HubSpot did not say which one
 * @param message why
 */
public record RecordError(String id, String message) {}
