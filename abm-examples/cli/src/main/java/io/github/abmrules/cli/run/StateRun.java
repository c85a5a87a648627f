package io.github.abmrules.cli.run;

import io.github.abmrules.cli.ExitStatus;
import io.github.abmrules.cli.Shell;
import io.github.abmrules.cli.input.AccountSource;
import io.github.abmrules.cli.input.ReadAccount;
import io.github.abmrules.cli.input.StreamFailure;
import io.github.abmrules.cli.mapping.DealBook;
import io.github.abmrules.cli.output.AnswerWriter;
import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.rejection.Rejection;
import io.github.abmrules.core.store.StoreException;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.state.AccountLedger;
import io.github.abmrules.rules.state.Applied;
import io.github.abmrules.rules.state.LedgerListener;
import io.github.abmrules.rules.state.LedgerRun;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Decides about accounts, applies each decision to a store, and writes what changed. */
public final class StateRun {
    private static final int RECENT = 2_000;

    private final Shell shell;
    private final Instant asOf;
    private final AnswerWriter<AppliedAccount> writer;
    private final Delivery delivery;
    private final String rulesVersion;

    /** A run as of an instant. */
    public StateRun(
            Shell shell, Instant asOf, AnswerWriter<AppliedAccount> writer, Delivery delivery, String rulesVersion) {
        this.shell = shell;
        this.asOf = asOf;
        this.writer = writer;
        this.delivery = delivery;
        this.rulesVersion = rulesVersion;
    }

    /** Decides about accounts of a store. */
    @FunctionalInterface
    public interface Evaluation {
        /** Decides as of an instant. */
        LedgerRun run(Instant asOf, LedgerListener listener);
    }

    /** Decides about accounts of the store; returns the exit status. */
    public int run(Evaluation evaluation) {
        return run(log -> evaluation.run(asOf, applied -> done(applied, log, null)));
    }

    /**
     * Decides about the accounts of an input; returns the exit status.
     *
     * @param deals deals to be joined to the accounts; null for none
     */
    public int run(AccountSource source, @Nullable DealBook deals, AccountLedger ledger) {
        return run(log -> {
            Accounts accounts = new Accounts(source, deals, log);
            LedgerRun run = ledger.evaluateAll(accounts, asOf, applied -> done(applied, log, accounts));
            if (deals != null) {
                deals.rejections().forEach(log::add);
            }
            return run;
        });
    }

    @FunctionalInterface
    private interface Work {
        LedgerRun with(RejectionLog log);
    }

    private int run(Work work) {
        try (RejectionLog log = new RejectionLog(delivery.folder())) {
            shell.interruption()
                    .onInterrupt(() -> shell.say("interrupted. What was decided by then is in the store. " + leave()));
            writer.begin(delivery.stream());
            LedgerRun run = work.with(log);
            shell.interruption().writing(() -> {
                writer.finish(AppliedAccount.class, log.rejections(), rulesVersion, asOf);
                log.listTo(delivery.rejected());
                delivery.complete();
                shell.interruption().onInterrupt(null);
            });
            if (delivery.rejected() == null && !writer.listsRejections()) {
                log.listTo(shell.err());
            }
            log.failures()
                    .forEach(failure ->
                            shell.say("no decision about " + failure.accountId() + ": " + failure.message()));
            shell.say(run.evaluated() + " decided, " + run.changed() + " changed, " + run.moved() + " moved, "
                    + run.raised() + " reviews raised, " + run.rejected() + " rejected, " + run.failed() + " failed");
            return log.hasFailures()
                    ? ExitStatus.INTERRUPTED
                    : log.hasRejections() ? ExitStatus.REJECTED : ExitStatus.DONE;
        } catch (UncheckedIOException e) {
            shell.interruption().onInterrupt(null);
            shell.say("stopped half way: " + StreamFailure.reason(e) + ". What was decided by then is in the store. "
                    + leave());
            return ExitStatus.INTERRUPTED;
        } catch (StoreException e) {
            shell.interruption().onInterrupt(null);
            shell.say("stopped half way: " + e.getMessage() + " What was decided by then is in the store. " + leave());
            return ExitStatus.INTERRUPTED;
        } catch (RuntimeException | Error e) {
            shell.interruption().onInterrupt(null);
            delivery.discard();
            throw e;
        }
    }

    private String leave() {
        return delivery.leave(writer.worthKeepingInPart(), writer::flush, "Not everything was written out.");
    }

    private void done(Applied applied, RejectionLog log, @Nullable Accounts accounts) {
        AppliedAccount account = AppliedAccount.of(applied);
        if (account != null) {
            shell.interruption().writing(() -> writer.write(account));
        }
        long index = accounts == null ? 0 : accounts.indexOf(applied.accountId());
        for (Problem problem : applied.problems()) {
            log.add(Rejection.of(index, null, applied.accountId(), problem));
        }
        Failure failure = applied.outcome() == null ? null : applied.outcome().failure();
        if (failure != null) {
            log.add(failure);
        }
    }

    /** The accounts of an input that nothing is wrong with. */
    private static final class Accounts implements Iterator<Account> {
        private final AccountSource source;
        private final @Nullable DealBook deals;
        private final RejectionLog log;
        private final SeenIds seen = new SeenIds();
        private final Map<String, Long> recent = new LinkedHashMap<>();
        private @Nullable Account next;

        private Accounts(AccountSource source, @Nullable DealBook deals, RejectionLog log) {
            this.source = source;
            this.deals = deals;
            this.log = log;
        }

        /** Where an account is in the input; of those that were read long ago it is not known any more. */
        private long indexOf(String accountId) {
            return recent.getOrDefault(accountId, 0L);
        }

        @Override
        public boolean hasNext() {
            while (next == null && source.hasNext()) {
                ReadAccount read = source.next().read();
                ReadRecord<Account> record = (deals == null ? read : deals.join(read)).record();
                List<Problem> problems = new ArrayList<>(record.problems());
                String id = record.id();
                if (id != null && !seen.add(SeenIds.hash(id))) {
                    problems.add(AbmEngine.duplicate(id));
                }
                problems.forEach(problem -> log.add(Rejection.of(record.index(), record.line(), id, problem)));
                if (problems.isEmpty()) {
                    next = record.value();
                    remember(record);
                }
            }
            return next != null;
        }

        private void remember(ReadRecord<Account> record) {
            if (record.id() != null) {
                recent.put(record.id(), record.index());
            }
            if (recent.size() > RECENT) {
                recent.remove(recent.keySet().iterator().next());
            }
        }

        @Override
        public Account next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            Account account = next;
            next = null;
            return account;
        }
    }
}
