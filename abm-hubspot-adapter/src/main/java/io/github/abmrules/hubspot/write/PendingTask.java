package io.github.abmrules.hubspot.write;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task to be created.
 *
 * @param key what it is recognised by
 * @param subject what is to be done
 * @param body the details, in plain text
 * @param due when it is due
 * @param ownerId the owner at HubSpot; null when that is open
 * @param urgent whether it has high priority
 */
public record PendingTask(
        String key,
        String subject,
        String body,
        Instant due,
        @Nullable String ownerId,
        boolean urgent) {}
