package io.github.abmrules.flink.bulk;

/** Where a record is in the input, as one number: the number of its file, then its position there. */
final class Place {
    private static final int BITS = 40;

    private Place() {}

    static long of(int file, long index) {
        return ((long) file << BITS) | index;
    }

    static int file(long place) {
        return (int) (place >> BITS);
    }

    static long index(long place) {
        return place & ((1L << BITS) - 1);
    }
}
