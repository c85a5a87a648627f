package io.github.abmrules.hubspot.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event of a webhook: a hint that something changed, not what it is now.
 *
 * @param eventId HubSpot's number; not unique
 * @param portalId the portal
 * @param subscriptionType such as {@code company.propertyChange}
 * @param objectId the record
 * @param objectTypeId HubSpot's type of the record, for {@code object.*}; null for the others
 * @param propertyName the property that changed; null when none did
 * @param propertyValue its value then; null when none did
 * @param changeSource who changed it: CRM_UI, INTEGRATION …; null when HubSpot does not say
 * @param sourceId the app or user behind it; null when HubSpot does not say
 * @param occurredAt when
 * @param attempt which delivery this is, 0 for the first
 */
public record WebhookEvent(
        long eventId,
        long portalId,
        String subscriptionType,
        String objectId,
        @Nullable String objectTypeId,
        @Nullable String propertyName,
        @Nullable String propertyValue,
        @Nullable String changeSource,
        @Nullable String sourceId,
        Instant occurredAt,
        int attempt) {

    /** What makes it the same event: a repeat has the same, and the number alone is not enough. */
    public String identity() {
        return portalId + "|" + subscriptionType + "|" + objectId + "|" + (propertyName == null ? "" : propertyName)
                + "|" + eventId + "|" + occurredAt.toEpochMilli();
    }
}
