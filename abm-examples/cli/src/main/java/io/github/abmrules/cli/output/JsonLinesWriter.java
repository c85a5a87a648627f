package io.github.abmrules.cli.output;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ClusterSummary;
import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.json.AssignmentPacker;
import io.github.abmrules.core.rejection.Rejection;
import java.io.OutputStream;
import java.time.Instant;

/** One decision a line, as JSON. A rendered decision is packed, because it may have to wait. */
final class JsonLinesWriter implements AssignmentWriter {

    private final LineBuffer out = new LineBuffer();
    private final AssignmentPacker packer = new AssignmentPacker();

    @Override
    public byte[] render(Assignment assignment) {
        return packer.packLine(assignment);
    }

    @Override
    public byte[] unpack(byte[] rendered) {
        return packer.unpack(rendered);
    }

    @Override
    public void begin(OutputStream stream) {
        out.begin(stream);
    }

    @Override
    public void write(byte[] decisions) {
        out.write(decisions);
    }

    @Override
    public void finish(
            ClusterSummary summary,
            Iterable<Rejection> rejected,
            Iterable<Failure> failed,
            String rulesVersion,
            Instant asOf) {
        out.flush();
    }

    @Override
    public void flush() {
        out.flush();
    }

    @Override
    public boolean worthKeepingInPart() {
        return true;
    }
}
