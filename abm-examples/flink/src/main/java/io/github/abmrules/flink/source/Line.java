package io.github.abmrules.flink.source;

/**
 * A record of a jsonl file, not parsed yet.
 *
 * @param file the path of the file
 * @param index 0-based position of the record in the file
 * @param line physical line, 1-based
 * @param json UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Line(String file, long index, long line, byte[] json) {}
