package io.github.abmrules.flink;

import io.github.abmrules.core.json.ClusterSummaryJson;
import io.github.abmrules.flink.bulk.BulkJob;
import io.github.abmrules.flink.ruleset.RuleSet;
import java.io.PrintStream;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run bulk}. */
@Command(
        name = "bulk",
        description =
                "Decides about all accounts of jsonl files, as \"abm assign\" does about one file: the same lines in"
                        + " the same order.",
        footer = {
            "",
            "Writes OUTPUT/assignments/FILE/, and OUTPUT/rejected/FILE/ and OUTPUT/failed/FILE/ where there is"
                    + " something to say, for each FILE of the input. A summary goes to standard error.",
            "",
            "Exit status: 0 done; 1 done, but records were rejected; 2 nothing was written, because an option, the"
                    + " input, the rules or the parameters cannot be used; 3 the job failed, or the rules failed on some"
                    + " accounts.",
            "",
            "Example:",
            "  abm-examples/flink/run bulk --input abm-examples/portfolio --output decided --as-of 2026-06-30"
        })
final class BulkCommand implements Callable<Integer> {
    private final PrintStream err;

    @Option(
            names = "--input",
            required = true,
            paramLabel = "FILE|DIR",
            description = "The accounts: a jsonl file, or a folder of them, which are read by name.")
    private String input = "";

    @Option(names = "--output", required = true, paramLabel = "DIR", description = "A new folder for what comes out.")
    private String output = "";

    @Option(
            names = "--as-of",
            required = true,
            paramLabel = "INSTANT|DATE",
            description = "The instant of the decisions, or the end of a day.")
    private String asOf = "";

    @Mixin
    private final RuleOptions ruleOptions = new RuleOptions();

    @Mixin
    private final ClusterOptions clusterOptions = new ClusterOptions();

    BulkCommand(PrintStream err) {
        this.err = err;
    }

    @Override
    public Integer call() throws Exception {
        Instant at = ruleOptions.endOf("--as-of", asOf);
        RuleSet rules = ruleOptions.ruleSet();
        BulkJob job = new BulkJob(
                ClusterOptions.files("--input", input),
                ClusterOptions.empty("--output", output),
                rules,
                ruleOptions.zone(),
                at);
        StreamExecutionEnvironment env = clusterOptions.environment(new Configuration());
        job.define(env);
        JobExecutionResult result = env.execute("abm bulk");
        BulkJob.Finished finished = job.finished(result);
        err.writeBytes(ClusterSummaryJson.write(finished.summary()));
        err.println();
        if (finished.failed() > 0) {
            err.println("the rules failed on " + finished.failed() + " accounts; see " + output + "/failed");
            return AbmFlink.INTERRUPTED;
        }
        return finished.summary().rejectedCount() > 0 ? AbmFlink.REJECTED : AbmFlink.DONE;
    }
}
