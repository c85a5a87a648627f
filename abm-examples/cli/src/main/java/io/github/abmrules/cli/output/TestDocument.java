package io.github.abmrules.cli.output;

import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.rules.scenario.CoverageReport;
import io.github.abmrules.rules.scenario.ScenarioReport;
import io.github.abmrules.rules.scenario.ScenarioRun;
import java.time.Instant;
import java.util.stream.Collectors;

/** What came of scenarios, as JSON. */
public final class TestDocument {

    private TestDocument() {}

    /** The document, with a line break at the end. */
    public static String of(ScenarioRun run, String rulesVersion, Instant asOf) {
        return run.results().stream()
                        .map(ScenarioReport::of)
                        .map(RecordJson::text)
                        .collect(Collectors.joining(",\n", "{\"scenarios\":[\n", "\n]"))
                + ",\"coverage\":" + RecordJson.text(CoverageReport.of(run.coverage()))
                + ",\"seed\":" + run.seed() + ",\"rejected\":[],\"rules_version\":\"" + rulesVersion
                + "\",\"as_of\":\"" + asOf + "\"}\n";
    }
}
