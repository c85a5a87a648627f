package io.github.abmrules.cli;

import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.hubspot.fake.FakeHubSpot;
import io.github.abmrules.hubspot.fake.SampleData;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code abm hubspot fake}. */
@Command(
        name = "fake",
        description =
                "Runs a HubSpot in memory, with sample companies, on a port of this machine. Runs until it is ended, and"
                        + " keeps nothing.",
        footer = {"", "Exit status: 2 an option or the port cannot be used; 3 ended."})
final class HubSpotFakeCommand implements Callable<Integer> {

    private final Shell shell;

    @Option(names = "--port", paramLabel = "N", description = "The port; 0 takes a free one. Default: 8089.")
    private int port = 8089;

    @Option(names = "--companies", paramLabel = "N", description = "How many companies there are. Default: 50.")
    private int companies = 50;

    @Option(names = "--seed", paramLabel = "N", description = "What all data and faults follow from. Default: 1.")
    private long seed = 1;

    @Option(
            names = "--fault-rate",
            paramLabel = "SHARE",
            description = "The share of calls that fail, 0 to below 1: limits, errors, lost answers. Default: 0.")
    private double faultRate;

    @Option(names = "--latency", paramLabel = "MS", description = "How long each answer takes. Default: 0.")
    private int latency;

    HubSpotFakeCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (companies < 0 || latency < 0 || !(faultRate >= 0 && faultRate < 1) || port < 0 || port > 65_535) {
            throw new UnusableException(
                    "--port must be from 0 to 65535, --companies and --latency not below 0, --fault-rate"
                            + " from 0 to below 1.");
        }
        try (FakeHubSpot fake = FakeHubSpot.builder()
                .port(port)
                .seed(seed)
                .clock(shell.clock())
                .latency(Duration.ofMillis(latency))
                .start()) {
            SampleData.fill(fake, companies, seed, shell.clock().instant());
            fake.faults().rate(faultRate);
            shell.say("a HubSpot with " + companies + " companies is at " + fake.baseUri() + "; its token is "
                    + fake.token());
            fake.join();
            return ExitStatus.DONE;
        } catch (UncheckedIOException e) {
            throw new UnusableException("--port " + e.getMessage() + ". Maybe another program uses it?");
        }
    }
}
