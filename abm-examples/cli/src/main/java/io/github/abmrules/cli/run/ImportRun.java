package io.github.abmrules.cli.run;

import io.github.abmrules.cli.ExitStatus;
import io.github.abmrules.cli.Shell;
import io.github.abmrules.cli.input.Input;
import io.github.abmrules.cli.input.InputFormat;
import io.github.abmrules.cli.input.RecordSource;
import io.github.abmrules.core.json.JsonLines;
import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.json.RejectionJson;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.rejection.Rejection;
import io.github.abmrules.core.sales.OwnerState;
import io.github.abmrules.core.store.AccountState;
import io.github.abmrules.core.store.HistoryEntry;
import io.github.abmrules.core.store.HistoryKind;
import io.github.abmrules.core.store.StateStore;
import io.github.abmrules.core.store.StoredAccount;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Takes accounts into a store. What is wrong with a record goes to standard error, and the others are taken. */
public final class ImportRun {
    private final Shell shell;
    private final StateStore store;
    private final Instant asOf;
    private final ZoneId zone;
    private long taken;
    private long rejected;

    /** A run at an instant. */
    public ImportRun(Shell shell, StateStore store, Instant asOf, ZoneId zone) {
        this.shell = shell;
        this.store = store;
        this.asOf = asOf;
        this.zone = zone;
    }

    /** Takes current clusters; returns the exit status. */
    public int clusters(Input input, InputFormat format) {
        RecordSource<ImportedCluster> source = RecordSource.of(
                input,
                format,
                RecordJson.of(ImportedCluster.class),
                "clusters",
                zone,
                warning -> shell.say("warning: " + warning));
        while (source.hasNext()) {
            ReadRecord<ImportedCluster> record = source.next();
            ImportedCluster cluster = record.value();
            if (cluster == null) {
                record.rejections().forEach(this::reject);
            } else if (cluster.since().isAfter(asOf)) {
                reject(record, new Problem("since", cluster.since().toString(), "is after as_of " + asOf));
            } else if (!store.restore(account(cluster))) {
                reject(record, there(cluster.accountId()));
            } else {
                taken++;
            }
        }
        return end();
    }

    private StoredAccount account(ImportedCluster cluster) {
        String id = cluster.accountId();
        AccountState state = AccountState.unknown(id, cluster.since()).toBuilder()
                .changed(1, cluster.since())
                .current(cluster.current())
                .entries(1)
                .build();
        HistoryEntry entered = new HistoryEntry(
                id, 1, cluster.since(), HistoryKind.ENTERED, null, cluster.cluster(), null, null, null, "imported");
        return new StoredAccount(id, state, List.of(entered), List.of(), List.of());
    }

    /** Takes the lines of an export; returns the exit status. */
    public int state(Input input) {
        RecordJson<StoredAccount> accounts = RecordJson.of(StoredAccount.class);
        RecordJson<OwnerState> owners = RecordJson.of(OwnerState.class);
        JsonLines lines = new JsonLines(input.stream());
        while (lines.hasNext()) {
            JsonLines.Line line = lines.next();
            String text = new String(line.bytes(), line.offset(), line.length(), StandardCharsets.UTF_8);
            if (text.startsWith("{\"owner\"")) {
                ReadRecord<OwnerState> owner = owners.read(text, zone);
                if (owner.value() == null) {
                    rejected(owner, line);
                } else {
                    store.keep(owner.value());
                    taken++;
                }
                continue;
            }
            ReadRecord<StoredAccount> account = accounts.read(text, zone);
            if (account.value() == null) {
                rejected(account, line);
            } else if (!store.restore(account.value())) {
                reject(Rejection.of(
                        line.index(),
                        line.line(),
                        account.id(),
                        there(account.value().accountId())));
            } else {
                taken++;
            }
        }
        return end();
    }

    private void rejected(ReadRecord<?> record, JsonLines.Line line) {
        record.problems().forEach(problem -> reject(Rejection.of(line.index(), line.line(), record.id(), problem)));
    }

    private static Problem there(String accountId) {
        return new Problem("account_id", accountId, "is in the store already. Maybe import into an empty store?");
    }

    private void reject(ReadRecord<?> record, Problem problem) {
        reject(Rejection.of(record.index(), record.line(), record.id(), problem));
    }

    private void reject(Rejection rejection) {
        rejected++;
        shell.err().println(new String(RejectionJson.write(rejection), StandardCharsets.UTF_8));
    }

    private int end() {
        shell.say(taken + " taken, " + rejected + " rejected");
        return rejected > 0 ? ExitStatus.REJECTED : ExitStatus.DONE;
    }
}
