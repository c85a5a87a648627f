package io.github.abmrules.flink.bulk;

/**
 * An account of Active Focus, or one that wants to enter it: what the one operator that numbers the seats is told.
 *
 * @param place where its record is
 * @param claim what it wants a seat with, as JSON; empty when it has one
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Asked(long place, byte[] claim) {}
