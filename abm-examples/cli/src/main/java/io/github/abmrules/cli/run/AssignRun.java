package io.github.abmrules.cli.run;

import io.github.abmrules.cli.ExitStatus;
import io.github.abmrules.cli.Shell;
import io.github.abmrules.cli.input.AccountSource;
import io.github.abmrules.cli.input.Input;
import io.github.abmrules.cli.input.RawAccount;
import io.github.abmrules.cli.input.StreamFailure;
import io.github.abmrules.cli.mapping.DealBook;
import io.github.abmrules.cli.output.AssignmentWriter;
import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.ClusterSummary;
import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.json.ClusterSummaryJson;
import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.rejection.Rejection;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.portfolio.Seats;
import io.github.abmrules.rules.portfolio.Tally;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides about all accounts of an input in constant memory, in two passes. The first decides about each account by itself.
 * As long as none wants a seat of Active Focus, decisions are written at once. From the first one that does, they wait in a
 * temporary file, because the seats are numbered over all accounts; the second pass takes them from there, decides again
 * about those that want a seat, and writes everything in the order of the input.
 *
 * <p>What grows with the input: 20 to 30 bytes an account to know its id again, and about a hundred and its id for each
 * that wants a seat.
 */
public final class AssignRun {

    private final Shell shell;
    private final AbmEngine engine;
    private final Instant asOf;
    private final int threads;
    private final AssignmentWriter writer;
    private final Delivery delivery;
    private final @Nullable DealBook deals;

    private final SeenIds seen = new SeenIds();
    private final Seats seats = new Seats();
    private final Tally tally = new Tally();
    private long written;

    /**
     * A run.
     *
     * @param threads how many threads decide
     * @param writer the format of the decisions
     * @param delivery where they and rejections go
     * @param deals deals to be joined to the accounts; null for none
     */
    public AssignRun(
            Shell shell,
            AbmEngine engine,
            Instant asOf,
            int threads,
            AssignmentWriter writer,
            Delivery delivery,
            @Nullable DealBook deals) {
        this.shell = shell;
        this.engine = engine;
        this.asOf = asOf;
        this.threads = threads;
        this.writer = writer;
        this.delivery = delivery;
        this.deals = deals;
    }

    /** Decides about the accounts of a source, once; returns the exit status. */
    public int run(Input input, AccountSource source) {
        Path folder = delivery.folder();
        try (RejectionLog log = new RejectionLog(folder);
                HeldDecisions held = new HeldDecisions(folder)) {
            shell.interruption().onInterrupt(this::interrupted);
            boolean hold = source.maybeUnusable();
            if (!hold) {
                begin();
            }
            first(input, source, log, held, hold);
            if (hold) {
                begin();
            }
            second(held, log);
            if (deals != null) {
                List<Rejection> leftOver = deals.rejections();
                leftOver.forEach(log::add);
                leftOver.stream().mapToLong(Rejection::index).distinct().forEach(index -> tally.addRejected());
            }
            return finish(log);
        } catch (UncheckedIOException e) {
            return failed(e);
        } catch (RuntimeException | Error e) {
            shell.interruption().onInterrupt(null);
            delivery.discard();
            throw e;
        }
    }

    private void begin() {
        shell.interruption().writing(() -> writer.begin(delivery.stream()));
    }

    private void first(Input input, AccountSource source, RejectionLog log, HeldDecisions held, boolean holdAll) {
        DecisionWorker worker = new DecisionWorker(engine, asOf, writer, deals);
        try (Progress progress = Progress.of(shell.errIsTerminal() ? shell.err() : null, input.size())) {
            OrderedPipeline.run(
                    new Chunks<>(source, RawAccount::size), threads, worker::decide, (List<FirstDecision> chunk) -> {
                        progress.at(input.position());
                        shell.interruption().writing(() -> chunk.forEach(each -> take(each, log, held, holdAll)));
                    });
        }
    }

    /** Takes a first decision, in the order of the input. */
    private void take(FirstDecision decision, RejectionLog log, HeldDecisions held, boolean holdAll) {
        ReadRecord<Account> record = decision.read().record();
        SeenIds.Hash hash = decision.idHash();
        List<Problem> problems = new ArrayList<>(record.problems());
        if (hash != null && !seen.add(hash)) {
            problems.add(AbmEngine.duplicate(String.valueOf(record.id())));
        } else if (decision.outcome() != null) {
            problems.addAll(decision.outcome().problems());
        }
        if (!problems.isEmpty()) {
            reject(record.index(), record.line(), record.id(), problems, log);
            return;
        }
        Outcome outcome = decision.outcome();
        Failure failure = outcome == null ? null : outcome.failure();
        if (failure != null) {
            log.add(failure);
        }
        Assignment assignment = outcome == null ? null : outcome.assignment();
        byte[] rendered = decision.rendered();
        if (outcome == null || assignment == null || rendered == null) {
            return;
        }
        if (seats.add(outcome.account(), assignment)) {
            held.candidate(
                    record.index(),
                    record.line(),
                    outcome.account(),
                    decision.read().findings());
            return;
        }
        tally.add(assignment);
        if (holdAll || held.any()) {
            held.rendered(rendered);
        } else {
            writer.write(rendered);
            written++;
        }
    }

    private void second(HeldDecisions held, RejectionLog log) {
        if (!held.any()) {
            return;
        }
        DecisionWorker worker = new DecisionWorker(engine, asOf, writer, null);
        int[] numbers = seats.numbers();
        OrderedPipeline.run(
                held.chunks(engine.zone(), numbers), threads, worker::decideSeated, (List<SecondDecision> chunk) -> {
                    shell.interruption().writing(() -> chunk.forEach(each -> take(each, log)));
                });
    }

    /** Takes what is final, in the order of the input. */
    private void take(SecondDecision decision, RejectionLog log) {
        Outcome outcome = decision.outcome();
        if (outcome != null) {
            Assignment assignment = outcome.assignment();
            Failure failure = outcome.failure();
            if (assignment != null) {
                tally.add(assignment);
            } else if (failure != null) {
                log.add(failure);
            } else {
                String id = outcome.account().accountId();
                reject(decision.index(), decision.line(), id, outcome.problems(), log);
            }
        }
        byte[] rendered = decision.rendered();
        if (rendered != null) {
            writer.write(rendered);
            written++;
        }
    }

    private void reject(
            long index, @Nullable Long line, @Nullable String id, List<Problem> problems, RejectionLog log) {
        tally.addRejected();
        problems.forEach(problem -> log.add(Rejection.of(index, line, id, problem)));
    }

    private int finish(RejectionLog log) {
        ClusterSummary summary = tally.summary(engine.portfolioFindings(seats, asOf));
        shell.interruption().writing(() -> {
            writer.finish(summary, log.rejections(), log.failures(), engine.rulesVersion(), asOf);
            log.listTo(delivery.rejected());
            delivery.complete();
            shell.interruption().onInterrupt(null);
        });
        if (delivery.rejected() == null && !writer.listsRejections()) {
            log.listTo(shell.err());
        }
        if (!writer.showsSummary()) {
            shell.err().writeBytes(ClusterSummaryJson.write(summary));
            shell.err().println();
        }
        if (log.hasFailures()) {
            return ExitStatus.INTERRUPTED;
        }
        return log.hasRejections() ? ExitStatus.REJECTED : ExitStatus.DONE;
    }

    /** The input or a disk failed half way. */
    private int failed(UncheckedIOException e) {
        shell.interruption().onInterrupt(null);
        shell.say("stopped half way: " + StreamFailure.reason(e) + ". " + leave());
        return ExitStatus.INTERRUPTED;
    }

    /** The process was told to end. */
    private void interrupted() {
        shell.say("interrupted. " + leave());
    }

    private String leave() {
        return delivery.leave(writer.worthKeepingInPart(), writer::flush, written + " accounts were handed on.");
    }
}
