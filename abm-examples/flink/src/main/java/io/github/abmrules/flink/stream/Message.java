package io.github.abmrules.flink.stream;

/**
 * JSON on its way between operators.
 *
 * @param key what it is about
 * @param at its time, in milliseconds of the epoch, never before the instant that the JSON gives
 * @param json UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Message(String key, long at, byte[] json) {}
