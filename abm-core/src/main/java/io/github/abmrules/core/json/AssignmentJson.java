package io.github.abmrules.core.json;

import io.github.abmrules.core.assignment.Assignment;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.stream.Collectors;

/** The JSON of one {@link Assignment}. For a whole output see {@link DocumentWriter}. Thread-safe. */
public final class AssignmentJson {

    private static final RecordFormat<Assignment> FORMAT = new RecordFormat<>(AssignmentShape.INSTANCE);

    private AssignmentJson() {}

    /**
     * An assignment as compact JSON in UTF-8: every field in the order of the format, nulls written, empty lists as [],
     * instants in UTC. The same assignment always gives the same bytes.
     */
    public static byte[] write(Assignment assignment) {
        JsonText out = new JsonText();
        AssignmentText.write(out, assignment);
        return out.toBytes();
    }

    /**
     * Writes the bytes of {@link #write(Assignment)} to a stream, and neither flushes nor closes it.
     *
     * @throws UncheckedIOException when the stream fails
     */
    public static void write(Assignment assignment, OutputStream out) {
        try {
            out.write(write(assignment));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads what {@link #write(Assignment)} wrote. Unknown fields are skipped.
     *
     * @throws UnreadableInputException when it is no assignment; the message names every problem
     */
    public static Assignment read(byte[] json) {
        ReadRecord<Assignment> record = FORMAT.read(json, 0, json.length, 0, null, ZoneOffset.UTC);
        Assignment assignment = record.value();
        if (assignment == null) {
            throw new UnreadableInputException(record.problems().stream()
                    .map(problem -> (problem.field().isEmpty() ? "The assignment" : problem.field())
                            + (problem.value() == null ? " " : " \"" + problem.value() + "\" ")
                            + problem.message())
                    .collect(Collectors.joining("; ")));
        }
        return assignment;
    }
}
