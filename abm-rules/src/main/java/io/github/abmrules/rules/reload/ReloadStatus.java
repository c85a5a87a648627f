package io.github.abmrules.rules.reload;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with the rules of a {@link ReloadingEngine}, at one moment.
 *
 * @param version the active rules version, 64 hexadecimal digits; the last one when the engine is closed
 * @param since when it became active
 * @param reloads how often another version has become active by loading, the first one not counted
 * @param rollbacks how often an earlier version has become active by going back
 * @param refusals how many versions were refused
 * @param lastError why the files as they were last tried were refused; null when they were good
 * @param previous the version that {@code rollback()} returns to; null when there is none
 * @param kept earlier versions that can be returned to, the one that was active last first
 * @param open how many versions are compiled: the active one, the kept ones, and those that evaluations still run on
 * @param watching whether the files are watched
 */
public record ReloadStatus(
        String version,
        Instant since,
        long reloads,
        long rollbacks,
        long refusals,
        @Nullable Refusal lastError,
        @Nullable String previous,
        List<KeptVersion> kept,
        int open,
        boolean watching) {

    /** Copies the list. */
    public ReloadStatus {
        kept = List.copyOf(kept);
    }
}
