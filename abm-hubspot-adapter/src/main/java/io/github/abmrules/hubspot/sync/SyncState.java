package io.github.abmrules.hubspot.sync;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is: the checkpoint that is kept in the file {@code run.json} of a folder.
 *
 * @param phase what it does
 * @param asOf the instant the decisions are about
 * @param companies the companies of the run; empty for all of them
 * @param after where the next page begins; null at the first
 * @param pages how many pages, or parts of {@code companies}, were read
 * @param bytes how long the file of companies is
 * @param read how many companies are in it
 * @param written how many outcomes were written back
 */
public record SyncState(
        Phase phase,
        Instant asOf,
        List<String> companies,
        @Nullable String after,
        int pages,
        long bytes,
        int read,
        int written) {

    /** What a run does. */
    public enum Phase {
        /** It reads companies into a file. */
        READING,
        /** It decides about them and writes back. */
        WRITING,
        /** Nothing: it is over. */
        DONE
    }

    static SyncState begin(Instant asOf, List<String> companies) {
        return new SyncState(Phase.READING, asOf, companies, null, 0, 0, 0, 0);
    }

    SyncState read(@Nullable String next, int morePages, long length, int count) {
        return new SyncState(Phase.READING, asOf, companies, next, pages + morePages, length, count, 0);
    }

    SyncState phase(Phase next) {
        return new SyncState(next, asOf, companies, after, pages, bytes, read, written);
    }

    SyncState written(int count) {
        return new SyncState(Phase.WRITING, asOf, companies, after, pages, bytes, read, count);
    }
}
