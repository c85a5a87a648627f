package io.github.abmrules.cli.run;

import io.github.abmrules.cli.ExitStatus;
import io.github.abmrules.cli.Shell;
import io.github.abmrules.cli.input.Input;
import io.github.abmrules.cli.input.InputFormat;
import io.github.abmrules.cli.input.RecordSource;
import io.github.abmrules.cli.output.AnswerLayout;
import io.github.abmrules.cli.output.AnswerWriter;
import io.github.abmrules.cli.output.OutputFormat;
import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.json.RejectionJson;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.rejection.Rejection;
import io.github.abmrules.core.store.StateStore;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.state.AccountLedger;
import io.github.abmrules.rules.state.TimelineEntry;
import io.github.abmrules.rules.state.TimelineReplay;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Lets the time of a programme pass in a store. */
public final class ReplayRun {
    private final Shell shell;
    private final AbmEngine engine;
    private final StateStore store;
    private final OutputFormat format;
    private final int width;
    private long rejected;

    /** A run by an engine into a store. */
    public ReplayRun(Shell shell, AbmEngine engine, StateStore store, OutputFormat format, int width) {
        this.shell = shell;
        this.engine = engine;
        this.store = store;
        this.format = format;
        this.width = width;
    }

    /** Replays the entries of an input; returns the exit status. */
    public int run(
            Input input, InputFormat inputFormat, Instant first, Instant last, boolean daily, Delivery delivery) {
        Map<TimelineEntry, ReadRecord<TimelineEntry>> places = new HashMap<>();
        List<TimelineEntry> entries = new ArrayList<>();
        RecordSource<TimelineEntry> source = RecordSource.of(
                input,
                inputFormat,
                RecordJson.of(TimelineEntry.class),
                "timeline",
                engine.zone(),
                warning -> shell.say("warning: " + warning));
        while (source.hasNext()) {
            ReadRecord<TimelineEntry> record = source.next();
            TimelineEntry entry = record.value();
            if (entry == null) {
                record.rejections().forEach(this::reject);
            } else {
                entries.add(entry);
                places.put(entry, record);
            }
        }
        AccountLedger ledger = AccountLedger.of(engine, store);
        TimelineReplay replay = new TimelineReplay(
                ledger, (entry, problem) -> reject(Objects.requireNonNull(places.get(entry)), problem));
        TimelineReplay.Passed passed = replay.run(entries, first, last, daily);
        AnswerLayout<TimelineReplay.Passed> layout = AnswerLayout.<TimelineReplay.Passed>rows()
                .column("DAYS", 8, TimelineReplay.Passed::days)
                .column("WITH DECISIONS", 14, TimelineReplay.Passed::evaluatedDays)
                .column("DECISIONS", 10, TimelineReplay.Passed::evaluations)
                .column("CHANGES", 10, TimelineReplay.Passed::changed)
                .column("ENTRIES", 10, TimelineReplay.Passed::entries)
                .column("REJECTED", 10, TimelineReplay.Passed::rejected);
        AnswerWriter<TimelineReplay.Passed> writer = new AnswerWriter<>(format, "passed", layout, width);
        int status = new RecordList<>(shell, writer, delivery)
                .write(List.of(passed), TimelineReplay.Passed.class, engine.rulesVersion(), last);
        return status == ExitStatus.DONE && rejected > 0 ? ExitStatus.REJECTED : status;
    }

    private void reject(ReadRecord<TimelineEntry> record, Problem problem) {
        reject(Rejection.of(record.index(), record.line(), record.id(), problem));
    }

    private void reject(Rejection rejection) {
        rejected++;
        shell.err().println(new String(RejectionJson.write(rejection), StandardCharsets.UTF_8));
    }
}
