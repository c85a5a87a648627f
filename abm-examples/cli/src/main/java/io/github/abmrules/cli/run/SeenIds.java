package io.github.abmrules.cli.run;

import io.github.abmrules.rules.packs.RulesVersion;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * The account ids of a run, as 128-bit hashes: 20 to 30 bytes each, whatever their length. Two different ids with the same
 * hash would have to be sought for on purpose and in vain: it is the first half of SHA-256. Not thread-safe.
 */
final class SeenIds {

    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(RulesVersion::sha256);
    private static final int SEGMENT_BITS = 6;
    private static final int FIRST_SLOTS = 16;
    private static final double FULL = 0.8;
    private static final double GROWTH = 1.5;

    /** By the first bits of the hash: one segment grows at a time, so growing needs little room. */
    private final long[][] segments = new long[1 << SEGMENT_BITS][2 * FIRST_SLOTS];

    private final int[] sizes = new int[1 << SEGMENT_BITS];

    /** An id as it is kept; never both zero. */
    record Hash(long high, long low) {}

    /** The hash of an id; safe for any thread. */
    static Hash hash(String id) {
        ByteBuffer digest = ByteBuffer.wrap(digest(id));
        long high = digest.getLong();
        long low = digest.getLong();
        return high == 0 && low == 0 ? new Hash(0, 1) : new Hash(high, low);
    }

    private static byte[] digest(String id) {
        // By characters: in UTF-8 different halves of pairs would become the same.
        byte[] bytes = new byte[2 * id.length()];
        ByteBuffer.wrap(bytes).asCharBuffer().put(id);
        return DIGEST.get().digest(bytes);
    }

    /** Takes note of an id; false when it was there already. */
    boolean add(Hash id) {
        int segment = (int) (id.high() >>> (Long.SIZE - SEGMENT_BITS));
        long[] table = segments[segment];
        if (!put(table, id.high(), id.low())) {
            return false;
        }
        sizes[segment]++;
        if (sizes[segment] > FULL * table.length / 2) {
            segments[segment] = grown(table);
        }
        return true;
    }

    /** The bytes of all tables. */
    long bytes() {
        long bytes = 0;
        for (long[] table : segments) {
            bytes += (long) table.length * Long.BYTES;
        }
        return bytes;
    }

    private static long[] grown(long[] table) {
        long[] larger = new long[2 * (int) (table.length * GROWTH / 2)];
        for (int i = 0; i < table.length; i += 2) {
            if (table[i] != 0 || table[i + 1] != 0) {
                put(larger, table[i], table[i + 1]);
            }
        }
        return larger;
    }

    private static boolean put(long[] table, long high, long low) {
        int slots = table.length / 2;
        // The first bits chose the segment, so the place comes from the others.
        int slot = (int) Long.remainderUnsigned(low, slots);
        while (true) {
            long slotHigh = table[2 * slot];
            long slotLow = table[2 * slot + 1];
            if (slotHigh == 0 && slotLow == 0) {
                table[2 * slot] = high;
                table[2 * slot + 1] = low;
                return true;
            }
            if (slotHigh == high && slotLow == low) {
                return false;
            }
            slot = slot + 1 == slots ? 0 : slot + 1;
        }
    }
}
