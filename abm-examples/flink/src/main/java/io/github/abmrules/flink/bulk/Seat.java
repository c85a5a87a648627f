package io.github.abmrules.flink.bulk;

/**
 * The seat of an account.
 *
 * @param place where its record is
 * @param number 1 for the first seat
 */
public record Seat(long place, int number) {}
