package io.github.abmrules.core.port;

import io.github.abmrules.core.rejection.InvalidFactException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A task for a person.
 *
 * @param key what it is recognised by
 * @param accountId the company it is about; null when it is about none, or about one that is not in the CRM
 * @param company its name
 * @param subject what is to be done
 * @param body the details
 * @param owner who is to do it; null when that is open
 * @param due the last day for it; null when there is none
 */
public record CrmTask(
        String key,
        @Nullable String accountId,
        @Nullable String company,
        String subject,
        @Nullable String body,
        @Nullable String owner,
        @Nullable LocalDate due)
        implements Keyed {

    /** Checks that key and subject are there. */
    public CrmTask {
        InvalidFactException.requireText("key", key);
        InvalidFactException.requireText("subject", subject);
    }
}
