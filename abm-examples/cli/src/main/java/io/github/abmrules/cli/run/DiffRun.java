package io.github.abmrules.cli.run;

import io.github.abmrules.cli.ExitStatus;
import io.github.abmrules.cli.Shell;
import io.github.abmrules.cli.input.AccountSource;
import io.github.abmrules.cli.input.Input;
import io.github.abmrules.cli.input.RawAccount;
import io.github.abmrules.cli.input.ReadAccount;
import io.github.abmrules.cli.input.StreamFailure;
import io.github.abmrules.cli.mapping.DealBook;
import io.github.abmrules.cli.output.DiffWriter;
import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.diff.OutcomePair;
import io.github.abmrules.rules.diff.PortfolioComparison;
import io.github.abmrules.rules.diff.PortfolioDiff;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides about all accounts of an input by two engines and writes how the decisions differ, when all are known. What is in
 * memory is what {@link PortfolioComparison} keeps, and some 30 bytes for each account.
 */
public final class DiffRun {
    private final Shell shell;
    private final PortfolioComparison comparison;
    private final int threads;
    private final @Nullable DealBook deals;
    private final DiffWriter writer;
    private final Delivery delivery;
    private final SeenIds seen = new SeenIds();

    /**
     * A run.
     *
     * @param comparison has no account yet
     * @param threads how many threads decide
     * @param deals deals to be joined to the accounts; null for none
     * @param writer the format of the differences
     * @param delivery where they and rejections go
     */
    public DiffRun(
            Shell shell,
            PortfolioComparison comparison,
            int threads,
            @Nullable DealBook deals,
            DiffWriter writer,
            Delivery delivery) {
        this.shell = shell;
        this.comparison = comparison;
        this.threads = threads;
        this.deals = deals;
        this.writer = writer;
        this.delivery = delivery;
    }

    /** An account as it was read, with what came of it; null when the record holds no account. */
    private record Compared(
            ReadRecord<Account> record,
            SeenIds.@Nullable Hash hash,
            @Nullable OutcomePair pair) {}

    /** Compares the decisions about the accounts of a source, once; returns the exit status. */
    public int run(Input input, AccountSource source) {
        try {
            shell.interruption().onInterrupt(() -> shell.say("interrupted. " + leave()));
            try (Progress progress = Progress.of(shell.errIsTerminal() ? shell.err() : null, input.size())) {
                OrderedPipeline.run(
                        new Chunks<>(source, RawAccount::size), threads, this::decide, (List<Compared> chunk) -> {
                            progress.at(input.position());
                            chunk.forEach(this::take);
                        });
            }
            if (deals != null) {
                comparison.rejectElsewhere(deals.rejections());
            }
            return finish(comparison.finish());
        } catch (UncheckedIOException e) {
            shell.interruption().onInterrupt(null);
            shell.say("stopped half way: " + StreamFailure.reason(e) + ". " + leave());
            return ExitStatus.INTERRUPTED;
        } catch (RuntimeException | Error e) {
            shell.interruption().onInterrupt(null);
            delivery.discard();
            throw e;
        }
    }

    private List<Compared> decide(List<RawAccount> chunk) {
        List<ReadRecord<Account>> records = new ArrayList<>(chunk.size());
        List<Account> accounts = new ArrayList<>(chunk.size());
        for (RawAccount raw : chunk) {
            ReadAccount read = raw.read();
            ReadRecord<Account> record =
                    deals == null ? read.record() : deals.join(read).record();
            records.add(record);
            Account account = record.value();
            if (account != null) {
                accounts.add(account);
            }
        }
        Iterator<OutcomePair> pairs = comparison.decide(accounts).iterator();
        List<Compared> compared = new ArrayList<>(records.size());
        for (ReadRecord<Account> record : records) {
            String id = record.id();
            SeenIds.Hash hash = id == null ? null : SeenIds.hash(id);
            compared.add(new Compared(record, hash, record.value() == null ? null : pairs.next()));
        }
        return compared;
    }

    /** Takes what came of a record, in the order of the input. */
    private void take(Compared compared) {
        ReadRecord<Account> record = compared.record();
        List<Problem> problems = new ArrayList<>(record.problems());
        SeenIds.Hash hash = compared.hash();
        if (hash != null && !seen.add(hash)) {
            problems.add(AbmEngine.duplicate(String.valueOf(record.id())));
        }
        OutcomePair pair = compared.pair();
        if (pair != null && problems.isEmpty()) {
            comparison.add(record.index(), record.line(), pair);
        } else {
            comparison.reject(record.index(), record.line(), record.id(), problems);
        }
    }

    private int finish(PortfolioDiff diff) {
        shell.interruption().writing(() -> {
            writer.write(diff, delivery.stream());
            if (delivery.rejected() != null) {
                DiffWriter.list(diff, delivery.rejected().stream());
            }
            delivery.complete();
            shell.interruption().onInterrupt(null);
        });
        if (delivery.rejected() == null && !writer.listsRejections()) {
            DiffWriter.list(diff, shell.err());
        }
        if (!diff.failed().isEmpty()) {
            return ExitStatus.INTERRUPTED;
        }
        return diff.rejected().isEmpty() ? ExitStatus.DONE : ExitStatus.REJECTED;
    }

    private String leave() {
        return delivery.leave(false, () -> {}, "Nothing was written.");
    }
}
