package io.github.abmrules.flink;

import io.github.abmrules.flink.stream.StreamJob;
import java.io.PrintStream;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.local.LocalFileSystem;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run stream}. */
@Command(
        name = "stream",
        description = "Decides about accounts as something comes to be known about them, and as time passes.",
        footer = {
            "",
            "Writes OUTPUT/moves/, OUTPUT/reviews/, OUTPUT/findings/ and OUTPUT/refused/, each line once. A file is"
                    + " whole when its name does not begin with a dot.",
            "",
            "Exit status: 0 done; 2 nothing was written, because an option, the input, the rules or the parameters"
                    + " cannot be used; 3 the job failed.",
            "",
            "Example:",
            "  abm-examples/flink/run stream --input abm-examples/state/year.jsonl --output moved --until 2026-12-31"
        })
final class StreamCommand implements Callable<Integer> {
    private static final int ATTEMPTS = 3;

    private final PrintStream err;

    @Option(
            names = "--input",
            required = true,
            paramLabel = "FILE|DIR",
            description = "What comes to be known: a jsonl file, or a folder of them, named in the order of time.")
    private String input = "";

    @Option(names = "--output", required = true, paramLabel = "DIR", description = "The folder for what comes out.")
    private String output = "";

    @Option(
            names = "--rule-updates",
            paramLabel = "FILE|DIR",
            description = "Rules and when they come into force: jsonl made by the command rules.")
    private @Nullable String updates;

    @Option(
            names = "--rules-from",
            paramLabel = "INSTANT|DATE",
            description =
                    "From when on the rules of this command line are in force. Default: always. Give it when going"
                            + " on with other rules than before.")
    private @Nullable String rulesFrom;

    @Option(
            names = "--until",
            paramLabel = "INSTANT|DATE",
            description = "Lets time pass so far and no further. Default: as far as entries come.")
    private @Nullable String until;

    @Option(
            names = "--follow",
            description =
                    "Goes on for good, and looks for new files every second; write them elsewhere and move them in.")
    private boolean follow;

    @Option(
            names = "--recheck",
            paramLabel = "DURATION",
            description = "How long after a change of rules every account is decided by them at the latest; PT0S for"
                    + " never. Default: ${DEFAULT-VALUE}.")
    private String recheck = "P1D";

    @Option(
            names = "--disorder",
            paramLabel = "DURATION",
            description = "How much earlier than those before it an entry may be without being late. Default:"
                    + " ${DEFAULT-VALUE}.")
    private String disorder = "PT1M";

    @Option(
            names = "--checkpoints",
            paramLabel = "DIR",
            description = "Where checkpoints are kept. Default: OUTPUT/.checkpoints.")
    private @Nullable String checkpoints;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "DURATION",
            description = "How often; what is written becomes visible then. Default: ${DEFAULT-VALUE}.")
    private String checkpointEvery = "PT1S";

    @Option(
            names = "--from",
            paramLabel = "DIR",
            description = "Goes on from a savepoint, or from a checkpoint (a folder chk-N).")
    private @Nullable String from;

    @Mixin
    private final RuleOptions ruleOptions = new RuleOptions();

    @Mixin
    private final ClusterOptions clusterOptions = new ClusterOptions();

    StreamCommand(PrintStream err) {
        this.err = err;
    }

    @Override
    public Integer call() throws Exception {
        StreamJob job = new StreamJob(
                        ClusterOptions.existing("--input", input),
                        from == null
                                ? ClusterOptions.empty("--output", output)
                                : ClusterOptions.path("--output", output),
                        ruleOptions.ruleSet())
                .zone(ruleOptions.zone())
                .recheck(duration("--recheck", recheck, true))
                .disorder(duration("--disorder", disorder, true));
        if (updates != null) {
            job.updates(ClusterOptions.existing("--rule-updates", updates));
        }
        if (rulesFrom != null) {
            job.rulesFrom(ruleOptions.startOf("--rules-from", rulesFrom));
        }
        if (until != null) {
            job.until(ruleOptions.endOf("--until", until));
        }
        if (follow) {
            job.follow(Duration.ofSeconds(1));
        }
        StreamExecutionEnvironment env = clusterOptions.environment(configuration());
        job.define(env);
        env.execute("abm stream");
        err.println("done: see " + output);
        return AbmFlink.DONE;
    }

    private Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.set(
                CheckpointingOptions.CHECKPOINTING_INTERVAL, duration("--checkpoint-every", checkpointEvery, false));
        String folder = checkpoints == null ? output + "/.checkpoints" : checkpoints;
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                ClusterOptions.path("--checkpoints", folder)
                        .makeQualified(local())
                        .toString());
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        // Whoever watches a job here should hear of a failure that repeats.
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, ATTEMPTS);
        if (from != null) {
            configuration.set(
                    StateRecoveryOptions.SAVEPOINT_PATH,
                    ClusterOptions.existing("--from", from)
                            .makeQualified(local())
                            .toString());
        }
        return configuration;
    }

    private static FileSystem local() {
        return LocalFileSystem.getSharedInstance();
    }

    private static Duration duration(String option, String value, boolean zero) {
        try {
            Duration duration = Duration.parse(value);
            if (duration.isNegative() || (duration.isZero() && !zero)) {
                throw new UnusableException(option + " \"" + value + "\" is too short; allowed: "
                        + (zero ? "PT0S" : "PT0.001S") + " or more");
            }
            return duration;
        } catch (DateTimeParseException e) {
            throw new UnusableException(
                    option + " \"" + value + "\" is no duration. Maybe write it as PT30S, PT15M or P1D?");
        }
    }
}
