package io.github.abmrules.cli;

import io.github.abmrules.cli.input.StreamFailure;
import io.github.abmrules.cli.output.Destination;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.store.StateStore;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code abm state export}. */
@Command(
        name = "export",
        description =
                "Writes all that a store holds, an account a line, then an owner a line. Put into an empty store and exported again, it is the same to the byte.",
        footer = {"", "Exit status: " + StateCommand.STATUS, "", "Example:", "  abm state export --output state.jsonl"})
final class StateExportCommand implements Callable<Integer> {
    private static final int BUFFER = 64 << 10;

    private final Shell shell;

    @Mixin
    private final StoreOptions storeOptions = new StoreOptions();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where it goes, whole or not at all. Default: standard output.")
    private @Nullable Path output;

    StateExportCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        StateStore store = storeOptions.open();
        Destination destination = output == null ? Destination.stream(shell.out()) : Destination.file(output);
        try {
            OutputStream out = new BufferedOutputStream(destination.stream(), BUFFER);
            store.export(account -> line(out, account));
            store.owners().forEach(owner -> line(out, owner));
            out.flush();
            destination.complete();
            return ExitStatus.DONE;
        } catch (IOException | UncheckedIOException e) {
            destination.discard();
            UncheckedIOException failure =
                    e instanceof UncheckedIOException it ? it : new UncheckedIOException((IOException) e);
            shell.say("stopped: " + StreamFailure.reason(failure) + ". Nothing was written.");
            return ExitStatus.INTERRUPTED;
        }
    }

    private static void line(OutputStream out, Record record) {
        try {
            out.write(RecordJson.write(record));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
