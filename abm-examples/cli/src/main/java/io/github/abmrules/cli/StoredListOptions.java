package io.github.abmrules.cli;

import io.github.abmrules.cli.output.AnswerLayout;
import io.github.abmrules.cli.output.AnswerWriter;
import io.github.abmrules.cli.run.RecordList;
import io.github.abmrules.core.store.StateStore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The options of commands that list what the store holds: where it is, as of when, and how the list is written. */
final class StoredListOptions {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Mixin
    private final StoreOptions storeOptions = new StoreOptions();

    @Mixin
    private final InstantOptions instantOptions = new InstantOptions();

    @Mixin
    private final OutputOptions outputOptions = new OutputOptions();

    /** The store, which has to be there. */
    StateStore open() {
        return storeOptions.open();
    }

    /** The instant, now by default: then it is printed. */
    Instant asOf(Shell shell) {
        return instantOptions.asOf(shell);
    }

    /** The value of an option as an instant, a bare date as the start of that day; null when it is not given. */
    @Nullable
    Instant startOf(String option, @Nullable String value) {
        return OptionValues.startOf(option, value, instantOptions.zone());
    }

    /**
     * Writes records and returns the exit status.
     *
     * @param name the key of the list in a JSON document
     */
    <T> int write(Shell shell, String name, AnswerLayout<T> layout, List<T> records, Class<T> type, Instant asOf) {
        AnswerWriter<T> writer =
                new AnswerWriter<>(outputOptions.format(shell), name, layout, outputOptions.width(shell, spec));
        return new RecordList<>(shell, writer, outputOptions.delivery(shell)).write(records, type, null, asOf);
    }
}
