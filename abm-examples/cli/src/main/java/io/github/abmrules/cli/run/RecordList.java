package io.github.abmrules.cli.run;

import io.github.abmrules.cli.ExitStatus;
import io.github.abmrules.cli.Shell;
import io.github.abmrules.cli.input.StreamFailure;
import io.github.abmrules.cli.output.AnswerWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes records that are all known before the first one is written.
 *
 * @param <T> the record
 */
public final class RecordList<T> {
    private final Shell shell;
    private final AnswerWriter<T> writer;
    private final Delivery delivery;

    /** A list that goes where the delivery goes. */
    public RecordList(Shell shell, AnswerWriter<T> writer, Delivery delivery) {
        this.shell = shell;
        this.writer = writer;
        this.delivery = delivery;
    }

    /** Writes them, with the rules that took part, if any; returns the exit status. */
    public int write(List<T> records, Class<T> type, @Nullable String rulesVersion, Instant asOf) {
        try {
            writer.begin(delivery.stream());
            records.forEach(writer::write);
            writer.finish(type, List.of(), rulesVersion, asOf);
            delivery.complete();
            return ExitStatus.DONE;
        } catch (UncheckedIOException e) {
            delivery.discard();
            shell.say("stopped: " + StreamFailure.reason(e));
            return ExitStatus.INTERRUPTED;
        }
    }
}
