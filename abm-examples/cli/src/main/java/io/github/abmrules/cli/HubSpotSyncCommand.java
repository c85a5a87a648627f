package io.github.abmrules.cli;

import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.cli.output.HubSpotText;
import io.github.abmrules.cli.run.ChangedRecords;
import io.github.abmrules.cli.run.LedgerSync;
import io.github.abmrules.cli.run.SeatedDecider;
import io.github.abmrules.cli.run.StepProgress;
import io.github.abmrules.hubspot.HubSpot;
import io.github.abmrules.hubspot.sync.SyncReport;
import io.github.abmrules.hubspot.webhook.Touched;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.state.AccountLedger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code abm hubspot sync}. */
@Command(
        name = "sync",
        description = "Reads companies, decides about them, and writes what changed back: properties, a note with the"
                + " rationale, tasks. After an interruption the same command goes on where it was.",
        footer = {"", "Exit status: " + HubSpotCommand.STATUS})
final class HubSpotSyncCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin
    private final EngineOptions engineOptions = new EngineOptions();

    @Mixin
    private final HubSpotOptions hubSpotOptions = new HubSpotOptions();

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description =
                    "A folder that keeps how far a run is and what is still to be written. One run at a time. This or"
                            + " --store.")
    private @Nullable Path state;

    @Option(
            names = "--store",
            paramLabel = "URL",
            description = "The store of \"abm state\": it keeps where accounts stand, and what is written waits in its"
                    + " outbox.")
    private @Nullable String store;

    @Option(
            names = "--company",
            paramLabel = "ID",
            description =
                    "Only this company. May be repeated. Seats of Active Focus are then counted among these alone.")
    private List<String> companies = List.of();

    @Option(
            names = "--changed",
            paramLabel = "FILE",
            description = "Only the companies of the records in this file, which \"abm hubspot webhook\" keeps. It is"
                    + " emptied when they are done.")
    private @Nullable Path changed;

    HubSpotSyncCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws Exception {
        engineOptions.givenAsOf();
        if ((state == null) == (store == null)) {
            throw new UnusableException(
                    "where is kept how far a run is? Give either --state DIR or --store URL. Maybe \"--state state\"?");
        }
        if (changed != null && !companies.isEmpty()) {
            throw new UnusableException("--company and --changed exclude each other.");
        }
        try (AbmEngine engine = engineOptions.engine();
                HubSpot hubspot = hubSpotOptions.open(shell, engineOptions.zone());
                StepProgress progress = new StepProgress(shell.errIsTerminal() ? shell.err() : null)) {
            return HubSpotOptions.run(shell, () -> sync(engine, hubspot, progress));
        }
    }

    private int sync(AbmEngine engine, HubSpot hubspot, StepProgress progress) {
        Set<String> only = new LinkedHashSet<>(companies);
        ChangedRecords records = changed == null ? null : new ChangedRecords(changed);
        if (records != null) {
            Set<Touched> touched = records.take();
            only.addAll(Touched.companies(hubspot.crm(), touched));
            if (only.isEmpty()) {
                records.done();
                shell.say("nothing changed");
                return ExitStatus.DONE;
            }
        }
        Instant asOf = engineOptions.asOf(shell);
        shell.interruption().onInterrupt(() -> shell.say("interrupted. The same command goes on where it was."));
        SyncReport report = store == null
                ? fromFolder(engine, hubspot, Objects.requireNonNull(state), progress, asOf, only)
                : fromStore(engine, hubspot, store, progress, asOf, only);
        progress.close();
        shell.interruption().onInterrupt(null);
        if (records != null && report.failed().isEmpty()) {
            records.done();
        }
        shell.out(HubSpotText.report(report, engine.rulesVersion()).getBytes(StandardCharsets.UTF_8));
        return status(shell, report);
    }

    private SyncReport fromFolder(
            AbmEngine engine, HubSpot hubspot, Path folder, StepProgress progress, Instant asOf, Set<String> only) {
        SyncReport report =
                hubspot.sync(new SeatedDecider(engine), folder, progress).run(asOf, new ArrayList<>(only));
        if (report.resumed()) {
            shell.say("went on with the run of " + report.asOf() + ", which had been interrupted");
            if (changed != null) {
                // The interrupted run may have read these companies before they changed.
                return hubspot.sync(new SeatedDecider(engine), folder, progress).run(asOf, new ArrayList<>(only));
            }
        }
        return report;
    }

    private SyncReport fromStore(
            AbmEngine engine, HubSpot hubspot, String url, StepProgress progress, Instant asOf, Set<String> only) {
        AccountLedger ledger = AccountLedger.of(engine, StoreOptions.at(url).open());
        return new LedgerSync(shell, hubspot, ledger, progress, asOf).run(only);
    }

    /** Says what did not work. */
    static int status(Shell shell, SyncReport report) {
        report.failed()
                .forEach(
                        each -> shell.say("nothing was decided about \"" + each.accountId() + "\": " + each.message()));
        report.written()
                .waiting()
                .forEach(each -> shell.say("waits for the next run: " + each.what() + " of company " + each.companyId()
                        + ": " + each.reason()));
        report.written()
                .refused()
                .forEach(each -> shell.say(
                        "HubSpot refused: " + each.what() + " of company " + each.companyId() + ": " + each.reason()));
        if (!report.failed().isEmpty() || !report.written().waiting().isEmpty()) {
            return ExitStatus.INTERRUPTED;
        }
        boolean clean =
                report.rejected().isEmpty() && report.written().refused().isEmpty();
        return clean ? ExitStatus.DONE : ExitStatus.REJECTED;
    }
}
