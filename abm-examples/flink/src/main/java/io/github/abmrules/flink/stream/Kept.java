package io.github.abmrules.flink.stream;

/**
 * What is kept about an account between two timers.
 *
 * @param state where it stands and all that is known about it, as JSON
 * @param dueAt when it has to be decided again, in milliseconds of the epoch; {@link #NEVER} for never
 * @param wakeAt when its timer fires
 * @param rules the beginning of the version of the rules by which it was decided last
 * @param seated whether it is in Active Focus
 * @param waiting whether it waits for a seat there
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Kept(byte[] state, long dueAt, long wakeAt, long rules, boolean seated, boolean waiting) {

    /** No time at all. */
    static final long NEVER = Long.MAX_VALUE;

    /** What of a rules version is kept: 8 bytes of it. */
    static long mark(String rulesVersion) {
        return Long.parseUnsignedLong(rulesVersion.substring(0, 16), 16);
    }
}
