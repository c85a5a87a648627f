package io.github.abmrules.hubspot.crm;

/**
 * The account at HubSpot.
 *
 * @param id of the portal
 * @param type STANDARD, DEVELOPER_TEST …; empty when HubSpot does not say
 * @param timeZone its zone; empty when HubSpot does not say
 */
public record Portal(String id, String type, String timeZone) {}
