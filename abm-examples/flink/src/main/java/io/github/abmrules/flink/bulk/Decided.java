package io.github.abmrules.flink.bulk;

import io.github.abmrules.core.cluster.Cluster;
import org.jspecify.annotations.Nullable;

/**
 * What came of a record of the input.
 *
 * @param place where the record is
 * @param line its physical line, 1-based
 * @param id its account, empty when none could be read
 * @param readable whether it held an account
 * @param kind what it is
 * @param json the assignment, or the account where it is asked again, or what is wrong with it, one problem a line
 * @param claim what the account wants a seat with, as JSON; empty when it wants none
 * @param inForce the cluster in force; null without a decision
 * @param review whether a review waits
 * @param seated whether the account is in Active Focus
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Decided(
        long place,
        long line,
        String id,
        boolean readable,
        Kind kind,
        byte[] json,
        byte[] claim,
        @Nullable Cluster inForce,
        boolean review,
        boolean seated) {

    /** Nothing. */
    static final byte[] NONE = new byte[0];

    /** What may come of a record. */
    public enum Kind {
        /** A decision. */
        ASSIGNMENT,
        /** An account that wants a seat of Active Focus, to be decided again with its number. */
        CANDIDATE,
        /** Something is wrong with the record. */
        REJECTED,
        /** The rules failed on the account. */
        FAILED
    }

    static Decided rejected(long place, long line, String id, boolean readable, byte[] problems) {
        return new Decided(place, line, id, readable, Kind.REJECTED, problems, NONE, null, false, false);
    }
}
