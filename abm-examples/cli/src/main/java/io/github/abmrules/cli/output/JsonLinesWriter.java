package io.github.abmrules.cli.output;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ClusterSummary;
import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.json.AssignmentJson;
import io.github.abmrules.core.rejection.Rejection;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;

/** One decision a line, as JSON. */
final class JsonLinesWriter implements AssignmentWriter {

    private final LineBuffer out = new LineBuffer();

    @Override
    public byte[] render(Assignment assignment) {
        byte[] json = AssignmentJson.write(assignment);
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }

    @Override
    public void begin(OutputStream stream) {
        out.begin(stream);
    }

    @Override
    public void write(byte[] rendered) {
        out.write(rendered);
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
