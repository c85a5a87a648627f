package io.github.abmrules.hubspot.fake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that arrived, without its token.
 *
 * @param at when
 * @param operation what was asked for, such as {@code companies.list} or {@code notes.batch.create}; {@code unknown} for a
 *     path that there is not
 * @param method the HTTP method
 * @param path the path and the query
 * @param body what was sent, empty when there was nothing
 * @param status what was answered; 0 when nothing was
 * @param fault the fault that was put in, null when there was none
 * @param done whether the request was carried out, also when its answer was lost
 */
public record Call(
        Instant at,
        String operation,
        String method,
        String path,
        String body,
        int status,
        @Nullable String fault,
        boolean done) {}
