package io.github.abmrules.flink;

import io.github.abmrules.flink.measure.Measurement;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run measure}. */
@Command(
        name = "measure",
        description = "Runs both jobs over made-up accounts within this process and tells what they cost: accounts a"
                + " second, bytes of state an account.",
        footer = {
            "",
            "Exit status: 0 done; 2 an option cannot be used; 3 a job failed.",
            "",
            "Example:",
            "  abm-examples/flink/run measure --accounts 100000 --work measured"
        })
final class MeasureCommand implements Callable<Integer> {
    private final PrintStream out;

    @Option(names = "--accounts", paramLabel = "N", description = "How many accounts. Default: ${DEFAULT-VALUE}.")
    private int accounts = 100_000;

    @Option(names = "--work", required = true, paramLabel = "DIR", description = "A new folder for all files.")
    private Path work = Path.of("measured");

    @Mixin
    private final RuleOptions ruleOptions = new RuleOptions();

    @Mixin
    private final ClusterOptions clusterOptions = new ClusterOptions();

    MeasureCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws Exception {
        if (accounts < 1_000 || accounts > 10_000_000) {
            throw new UnusableException("--accounts " + accounts + " is out of range; allowed: 1000 to 10000000");
        }
        Files.createDirectories(work);
        try (Stream<Path> within = Files.list(work)) {
            if (within.findAny().isPresent()) {
                throw new UnusableException("--work \"" + work + "\" is not empty. Maybe name a new folder?");
            }
        }
        new Measurement(
                        work.toAbsolutePath(),
                        accounts,
                        ruleOptions.ruleSet(),
                        clusterOptions::environment,
                        out::println)
                .run();
        return AbmFlink.DONE;
    }
}
