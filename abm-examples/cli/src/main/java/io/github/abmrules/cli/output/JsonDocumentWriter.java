package io.github.abmrules.cli.output;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ClusterSummary;
import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.json.AssignmentPacker;
import io.github.abmrules.core.json.DocumentWriter;
import io.github.abmrules.core.rejection.Rejection;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One JSON document, compact, an element a line. */
final class JsonDocumentWriter implements AssignmentWriter {

    private final AssignmentPacker packer = new AssignmentPacker();
    private @Nullable DocumentWriter document;

    @Override
    public byte[] render(Assignment assignment) {
        return packer.packLine(assignment);
    }

    @Override
    public byte[] unpack(byte[] rendered) {
        return packer.unpack(rendered);
    }

    @Override
    public void begin(OutputStream out) {
        document = new DocumentWriter(out, "cluster_assignments", false);
    }

    @Override
    public void write(byte[] decisions) {
        int start = 0;
        for (int i = 0; i < decisions.length; i++) {
            if (decisions[i] == '\n') {
                begun().assignment(Arrays.copyOfRange(decisions, start, i));
                start = i + 1;
            }
        }
    }

    @Override
    public void finish(
            ClusterSummary summary,
            Iterable<Rejection> rejected,
            Iterable<Failure> failed,
            String rulesVersion,
            Instant asOf) {
        begun().finish(summary, rejected, failed, rulesVersion, asOf);
    }

    @Override
    public void flush() {
        // A part of a document is of no use to anybody.
    }

    @Override
    public boolean listsRejections() {
        return true;
    }

    @Override
    public boolean showsSummary() {
        return true;
    }

    private DocumentWriter begun() {
        if (document == null) {
            throw new IllegalStateException("The document has not begun.");
        }
        return document;
    }
}
