package io.github.abmrules.cli.output;

import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.hubspot.check.CheckedItem;
import io.github.abmrules.hubspot.sync.SyncReport;
import io.github.abmrules.hubspot.write.PendingWrite;
import io.github.abmrules.hubspot.write.WriteReport;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the commands about HubSpot print. */
public final class HubSpotText {

    private HubSpotText() {}

    /**
     * The counts of a run. Public because it is written as JSON.
     *
     * @param resumed whether it went on where another one ended
     * @param read companies that were read
     * @param decided companies that were decided
     * @param changed companies with something to be written
     * @param unchanged companies without
     * @param findings values of HubSpot that were dropped
     * @param companies companies whose properties were written
     * @param notes notes that were created
     * @param tasks tasks that were created
     * @param found notes and tasks that were there already
     * @param refused what HubSpot does not take
     * @param waiting what is left for the next run
     */
    public record Counts(
            boolean resumed,
            long read,
            long decided,
            long changed,
            long unchanged,
            long findings,
            int companies,
            int notes,
            int tasks,
            int found,
            List<WriteReport.Problem> refused,
            List<WriteReport.Problem> waiting) {

        /** Copies the lists. */
        public Counts {
            refused = List.copyOf(refused);
            waiting = List.copyOf(waiting);
        }
    }

    /** A report as one JSON object. */
    public static String report(SyncReport report, String rulesVersion) {
        return "{\"hubspot_sync\":" + counts(report) + ",\n" + rest(report, rulesVersion) + "}\n";
    }

    /** The end of the document of a dry run, after the writes. */
    public static String dryRunEnd(SyncReport report, String rulesVersion) {
        return "],\n\"hubspot_dry_run\":" + counts(report) + ",\n" + rest(report, rulesVersion) + "}\n";
    }

    private static String counts(SyncReport report) {
        WriteReport written = report.written();
        return RecordJson.text(new Counts(
                report.resumed(),
                report.read(),
                report.decided(),
                report.changed(),
                report.unchanged(),
                report.findings(),
                written.companies(),
                written.notes(),
                written.tasks(),
                written.found(),
                written.refused(),
                written.waiting()));
    }

    private static String rest(SyncReport report, String rulesVersion) {
        return "\"rejected\":" + list(report.rejected()) + ",\n\"failed\":" + list(report.failed())
                + ",\n\"rules_version\":\"" + rulesVersion + "\",\"as_of\":\"" + report.asOf() + "\"";
    }

    private static String list(List<? extends Record> records) {
        return records.stream().map(RecordJson::text).collect(Collectors.joining(",\n", "[", "]"));
    }

    /** What would be written about a company, as JSON. */
    public static String json(PendingWrite write) {
        return RecordJson.text(write);
    }

    /** What a check found, as JSON. */
    public static String json(List<CheckedItem> items) {
        return "{\"hubspot_check\":" + list(items) + "}\n";
    }

    /** What a check found, for people. */
    public static String table(List<CheckedItem> items) {
        return items.stream()
                .map(item -> "%-8s %-9s %-40s %s\n"
                        .formatted(
                                item.state().name().toLowerCase(Locale.ROOT), item.area(), item.name(), item.message()))
                .collect(Collectors.joining());
    }
}
