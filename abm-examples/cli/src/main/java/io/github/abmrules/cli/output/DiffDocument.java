package io.github.abmrules.cli.output;

import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.rules.diff.PortfolioDiff;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One JSON object with a difference a line: the JSON of {@link PortfolioDiff} with line breaks. */
final class DiffDocument implements DiffWriter {
    private final LineBuffer lines = new LineBuffer();

    @Override
    public void write(PortfolioDiff diff, OutputStream out) {
        lines.begin(out);
        text("{");
        list("differences", diff.differences());
        text(",\"diff_summary\":");
        lines.write(RecordJson.write(diff.diffSummary()));
        text(",");
        list("rejected", diff.rejected());
        text(",");
        list("failed", diff.failed());
        text(",\"rules_version_before\":\"" + diff.rulesVersionBefore() + "\",\"rules_version_after\":\""
                + diff.rulesVersionAfter() + "\",\"as_of\":\"" + diff.asOf() + "\"}\n");
        lines.flush();
    }

    @Override
    public boolean listsRejections() {
        return true;
    }

    private void list(String name, List<? extends Record> values) {
        text("\"" + name + "\":[");
        boolean first = true;
        for (Record value : values) {
            text(first ? "\n" : ",\n");
            lines.write(RecordJson.write(value));
            first = false;
        }
        text(first ? "]" : "\n]");
    }

    private void text(String text) {
        lines.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
