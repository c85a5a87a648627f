package io.github.abmrules.cli.output;

import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.json.FailureJson;
import io.github.abmrules.core.json.RejectionJson;
import io.github.abmrules.core.rejection.Rejection;
import io.github.abmrules.rules.diff.PortfolioDiff;
import java.io.OutputStream;

/** Writes how decisions differ in one format. Writing throws {@link java.io.UncheckedIOException} when the stream fails. */
public interface DiffWriter {

    /**
     * A writer.
     *
     * @param width the width of the terminal; 0 when there is none
     */
    static DiffWriter of(DiffFormat format, int width) {
        return switch (format) {
            case JSON -> new DiffDocument();
            case TABLE -> new DiffTable(width);
            case HTML -> new DiffPage();
        };
    }

    /** Writes all of it, and flushes. */
    void write(PortfolioDiff diff, OutputStream out);

    /** Whether the format has a place for each rejection and failure. */
    default boolean listsRejections() {
        return false;
    }

    /** Lists what neither side decided, one JSON object a line. */
    static void list(PortfolioDiff diff, OutputStream out) {
        LineBuffer lines = new LineBuffer();
        lines.begin(out);
        for (Rejection rejection : diff.rejected()) {
            lines.write(RejectionJson.write(rejection));
            lines.write(new byte[] {'\n'});
        }
        for (Failure failure : diff.failed()) {
            lines.write(FailureJson.write(failure));
            lines.write(new byte[] {'\n'});
        }
        lines.flush();
    }
}
