package io.github.abmrules.core.json;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ClusterSummary;
import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.rejection.Rejection;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes a JSON document while its elements are still being made: {@code {"<noun>":[…],"rejected":[…],…}}. The same
 * elements always give the same bytes. Without {@link #finish} the document stays cut off behind its last element. Belongs
 * to one thread.
 */
public final class DocumentWriter implements AutoCloseable {

    private static final int BUFFER = 64 << 10;

    private final OutputStream out;
    private boolean first = true;
    private boolean finished;

    /**
     * Begins a document.
     *
     * @param out where it goes; {@link #close()} closes it
     * @param noun the name of the list of elements in plain ASCII, for example {@code cluster_assignments}
     * @param pretty true to indent it for people; false for compact JSON with one element a line
     * @throws UncheckedIOException when the stream fails
     */
    public DocumentWriter(OutputStream out, String noun, boolean pretty) {
        OutputStream buffered = new BufferedOutputStream(out, BUFFER);
        this.out = pretty ? new IndentedStream(buffered) : buffered;
        write("{\"" + noun + "\":[");
    }

    /**
     * Adds an assignment.
     *
     * @throws UncheckedIOException when the stream fails
     * @throws IllegalStateException when the document is finished
     */
    public void assignment(Assignment assignment) {
        element(AssignmentJson.write(assignment));
    }

    /**
     * Adds an assignment that {@link AssignmentJson#write(Assignment)} rendered, perhaps in another thread.
     *
     * @throws UncheckedIOException when the stream fails
     * @throws IllegalStateException when the document is finished
     */
    public void assignment(byte[] rendered) {
        element(rendered);
    }

    /**
     * Adds an element of any kind.
     *
     * @param rendered compact JSON in UTF-8
     * @throws UncheckedIOException when the stream fails
     * @throws IllegalStateException when the document is finished
     */
    public void element(byte[] rendered) {
        requireUnfinished();
        write(first ? "\n" : ",\n");
        write(rendered);
        first = false;
    }

    /**
     * Ends a document of assignments and flushes it.
     *
     * @param summary the counts
     * @param rejected what is wrong with records that are not among the elements, in their order
     * @param failed accounts without a decision
     * @param rulesVersion hash of rule text and effective parameters
     * @param asOf the instant that the elements are about
     * @throws UncheckedIOException when the stream fails
     * @throws IllegalStateException when the document is finished
     */
    public void finish(
            ClusterSummary summary,
            Iterable<Rejection> rejected,
            Iterable<Failure> failed,
            String rulesVersion,
            Instant asOf) {
        endElements();
        write(",\"cluster_summary\":");
        write(ClusterSummaryJson.write(summary));
        list("rejected", rejected, RejectionJson::write);
        list("failed", failed, FailureJson::write);
        end(rulesVersion, asOf);
    }

    /**
     * Ends a document of any other kind and flushes it.
     *
     * @param rejected what is wrong with records that are not among the elements, in their order
     * @param rulesVersion hash of rule text and effective parameters; null where no rules took part
     * @param asOf the instant that the elements are about
     * @throws UncheckedIOException when the stream fails
     * @throws IllegalStateException when the document is finished
     */
    public void finish(Iterable<Rejection> rejected, @Nullable String rulesVersion, Instant asOf) {
        endElements();
        list("rejected", rejected, RejectionJson::write);
        end(rulesVersion, asOf);
    }

    /**
     * Flushes and closes the stream; does not finish the document.
     *
     * @throws UncheckedIOException when the stream fails
     */
    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void endElements() {
        requireUnfinished();
        finished = true;
        write(first ? "]" : "\n]");
    }

    private <T> void list(String name, Iterable<T> values, Function<T, byte[]> writer) {
        write(",\"" + name + "\":[");
        boolean empty = true;
        for (T value : values) {
            write(empty ? "\n" : ",\n");
            write(writer.apply(value));
            empty = false;
        }
        write(empty ? "]" : "\n]");
    }

    private void end(@Nullable String rulesVersion, Instant asOf) {
        write(",");
        byte[] last = new JsonText()
                .object()
                .field("rules_version", rulesVersion)
                .field("as_of", asOf)
                .end()
                .toBytes();
        write(Arrays.copyOfRange(last, 1, last.length));
        write("\n");
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireUnfinished() {
        if (finished) {
            throw new IllegalStateException("The document is finished. Maybe begin another one.");
        }
    }

    private void write(String ascii) {
        write(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    private void write(byte[] bytes) {
        try {
            out.write(bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
