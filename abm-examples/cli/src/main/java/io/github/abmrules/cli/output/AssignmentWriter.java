package io.github.abmrules.cli.output;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ClusterSummary;
import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.rejection.Rejection;
import java.io.OutputStream;
import java.time.Instant;

/**
 * Writes decisions in one format. {@link #render} and {@link #unpack} are safe for any thread; all else belongs to one. Writing throws
 * {@link java.io.UncheckedIOException} when the stream fails.
 */
public interface AssignmentWriter {

    /** A writer of the given format. */
    static AssignmentWriter of(OutputFormat format, int width) {
        return switch (format) {
            case JSON -> new JsonDocumentWriter();
            case JSONL -> new JsonLinesWriter();
            case CSV -> new CsvAssignmentWriter();
            case TABLE -> new TableWriter(width);
        };
    }

    /** A decision in this format, or what {@link #unpack} makes that of. */
    byte[] render(Assignment assignment);

    /** Decisions in this format, one behind the other, as they were rendered. */
    default byte[] unpack(byte[] rendered) {
        return rendered;
    }

    /** Begins; nothing is written before. */
    void begin(OutputStream out);

    /** Writes decisions in this format, one behind the other. */
    void write(byte[] decisions);

    /** Writes what follows the decisions, and flushes. */
    void finish(
            ClusterSummary summary,
            Iterable<Rejection> rejected,
            Iterable<Failure> failed,
            String rulesVersion,
            Instant asOf);

    /** Hands everything that was written to the stream. */
    void flush();

    /** Whether {@link #finish} writes rejections and failures. */
    default boolean listsRejections() {
        return false;
    }

    /** Whether {@link #finish} writes the summary. */
    default boolean showsSummary() {
        return false;
    }

    /** Whether any number of whole records is worth keeping. */
    default boolean worthKeepingInPart() {
        return false;
    }
}
