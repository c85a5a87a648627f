package io.github.abmrules.cli;

import io.github.abmrules.core.store.StateStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code abm state init}. */
@Command(
        name = "init",
        description = "Makes a store, or brings one to the schema of this version. Nothing happens to what it holds.",
        footer = {
            "",
            "Exit status: " + StateCommand.STATUS,
            "",
            "Example:",
            "  abm state init --store sqlite:abm-state.db"
        })
final class StateInitCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private final StoreOptions storeOptions = new StoreOptions();

    StateInitCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        StateStore store = storeOptions.create();
        shell.say("the store " + storeOptions.withoutPassword() + " is ready and holds " + store.count() + " accounts");
        return ExitStatus.DONE;
    }
}
