package io.github.abmrules.cli.output;

import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.playbook.WorkflowManifest;
import io.github.abmrules.core.port.Delivery;
import io.github.abmrules.rules.workflow.ContextNames;
import io.github.abmrules.rules.workflow.WorkflowResult;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The JSON document of a workflow: what it provides by name, one record a line, then what became of the run. */
public final class WorkflowDocument {

    private final StringBuilder out = new StringBuilder();

    private WorkflowDocument() {}

    /** The document, in UTF-8. */
    public static byte[] json(WorkflowManifest manifest, WorkflowResult result) {
        WorkflowDocument document = new WorkflowDocument();
        document.write(manifest, result);
        return document.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(WorkflowManifest manifest, WorkflowResult result) {
        Set<String> names = new LinkedHashSet<>(manifest.providesContext());
        names.addAll(result.provided().keySet());
        out.append('{');
        for (String name : names) {
            List<? extends Record> records = result.provided().getOrDefault(name, List.of());
            if (name.equals(ContextNames.CLUSTER_SUMMARY) && !records.isEmpty()) {
                out.append('"').append(name).append("\":").append(RecordJson.text(records.get(0)));
                out.append(",");
            } else {
                list(name, records);
            }
        }
        receipt("notes", result.notes());
        receipt("tasks", result.tasks());
        list("findings", result.findings());
        list("rejected", result.rejected());
        list("failed", result.failed());
        out.append("\"rules_version\":\"").append(result.rulesVersion());
        out.append("\",\"as_of\":\"").append(result.asOf()).append("\"}\n");
    }

    private void receipt(String name, Delivery.Receipt receipt) {
        out.append('"')
                .append(name)
                .append("\":")
                .append(RecordJson.text(receipt))
                .append(',');
    }

    private void list(String name, List<? extends Record> records) {
        out.append('"').append(name).append("\":[");
        Iterator<? extends Record> each = records.iterator();
        while (each.hasNext()) {
            out.append('\n').append(RecordJson.text(each.next())).append(each.hasNext() ? "," : "\n");
        }
        out.append("],");
    }
}
