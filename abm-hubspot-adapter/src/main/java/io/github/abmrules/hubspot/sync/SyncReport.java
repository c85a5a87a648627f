package io.github.abmrules.hubspot.sync;

import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.rejection.Rejection;
import io.github.abmrules.hubspot.write.WriteReport;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run did. Of a run that goes on where another process ended, the counts are those of this process.
 *
 * @param asOf the instant the decisions are about
 * @param resumed whether it went on where another process ended
 * @param read how many companies were read
 * @param decided how many were decided
 * @param changed how many had something to be written
 * @param unchanged how many had not
 * @param rejected what is wrong with companies that were not decided
 * @param failed companies that could not be decided although nothing is wrong with them
 * @param findings how many values of the CRM were dropped; each is in the findings of its assignment
 * @param written what became of the writes
 */
public record SyncReport(
        Instant asOf,
        boolean resumed,
        long read,
        long decided,
        long changed,
        long unchanged,
        List<Rejection> rejected,
        List<Failure> failed,
        long findings,
        WriteReport written) {

    /** Copies the lists. */
    public SyncReport {
        rejected = List.copyOf(rejected);
        failed = List.copyOf(failed);
    }

    /** This run and the one after it. */
    SyncReport plus(SyncReport later) {
        return new SyncReport(
                later.asOf,
                resumed || later.resumed,
                read + later.read,
                decided + later.decided,
                changed + later.changed,
                unchanged + later.unchanged,
                Stream.concat(rejected.stream(), later.rejected.stream()).toList(),
                Stream.concat(failed.stream(), later.failed.stream()).toList(),
                findings + later.findings,
                written.plus(later.written));
    }
}
