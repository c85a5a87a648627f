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
import io.github.abmrules.rules.log.DecisionLog;
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
    private final @Nullable DecisionLog log;

    /** What is final since the log was last added to. */
    private final List<Outcome> toLog = new ArrayList<>();

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
     * @param log what every decision is added to; null for none
     */
    public AssignRun(
            Shell shell,
            AbmEngine engine,
            Instant asOf,
            int threads,
            AssignmentWriter writer,
            Delivery delivery,
            @Nullable DealBook deals,
            @Nullable DecisionLog log) {
        this.shell = shell;
        this.engine = engine;
        this.asOf = asOf;
        this.threads = threads;
        this.writer = writer;
        this.delivery = delivery;
        this.deals = deals;
        this.log = log;
    }

    /** Decides about the accounts of a source, once; returns the exit status. */
    public int run(Input input, AccountSource source) {
        Path folder = delivery.folder();
        try (RejectionLog rejections = new RejectionLog(folder);
                HeldDecisions held = new HeldDecisions(folder)) {
            shell.interruption().onInterrupt(this::interrupted);
            boolean hold = source.maybeUnusable();
            if (!hold) {
                begin();
            }
            first(input, source, rejections, held, hold);
            if (hold) {
                begin();
            }
            second(held, rejections);
            if (deals != null) {
                List<Rejection> leftOver = deals.rejections();
                leftOver.forEach(rejections::add);
                leftOver.stream().mapToLong(Rejection::index).distinct().forEach(index -> tally.addRejected());
            }
            return finish(rejections);
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

    private void first(
            Input input, AccountSource source, RejectionLog rejections, HeldDecisions held, boolean holdAll) {
        DecisionWorker worker = new DecisionWorker(engine, asOf, writer, deals);
        try (Progress progress = Progress.of(shell.errIsTerminal() ? shell.err() : null, input.size())) {
            OrderedPipeline.run(
                    new Chunks<>(source, RawAccount::size), threads, worker::decide, (List<FirstDecision> chunk) -> {
                        progress.at(input.position());
                        shell.interruption().writing(() -> {
                            chunk.forEach(each -> take(each, rejections, held, holdAll));
                            writeLog();
                        });
                    });
        }
    }

    /** Takes a first decision, in the order of the input. */
    private void take(FirstDecision decision, RejectionLog rejections, HeldDecisions held, boolean holdAll) {
        ReadRecord<Account> record = decision.read().record();
        SeenIds.Hash hash = decision.idHash();
        List<Problem> problems = new ArrayList<>(record.problems());
        if (hash != null && !seen.add(hash)) {
            problems.add(AbmEngine.duplicate(String.valueOf(record.id())));
        } else if (decision.outcome() != null) {
            problems.addAll(decision.outcome().problems());
            note(problems.isEmpty() ? null : decision.outcome());
        }
        if (!problems.isEmpty()) {
            reject(record.index(), record.line(), record.id(), problems, rejections);
            return;
        }
        Outcome outcome = decision.outcome();
        Failure failure = outcome == null ? null : outcome.failure();
        if (failure != null) {
            rejections.add(failure);
            note(outcome);
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
        note(outcome);
        if (holdAll || held.any()) {
            held.rendered(rendered);
        } else {
            writer.write(writer.unpack(rendered));
            written++;
        }
    }

    private void second(HeldDecisions held, RejectionLog rejections) {
        if (!held.any()) {
            return;
        }
        DecisionWorker worker = new DecisionWorker(engine, asOf, writer, null);
        int[] numbers = seats.numbers();
        OrderedPipeline.run(
                held.chunks(engine.zone(), numbers), threads, worker::decideSeated, (List<SecondDecision> chunk) -> {
                    shell.interruption().writing(() -> {
                        chunk.forEach(each -> take(each, rejections));
                        writeLog();
                    });
                });
    }

    /** Takes what is final, in the order of the input. */
    private void take(SecondDecision decision, RejectionLog rejections) {
        Outcome outcome = decision.outcome();
        note(outcome);
        if (outcome != null) {
            Assignment assignment = outcome.assignment();
            Failure failure = outcome.failure();
            if (assignment != null) {
                tally.add(assignment);
            } else if (failure != null) {
                rejections.add(failure);
            } else {
                String id = outcome.account().accountId();
                reject(decision.index(), decision.line(), id, outcome.problems(), rejections);
            }
        }
        byte[] decisions = decision.written();
        if (decisions != null) {
            writer.write(decisions);
            written += decision.count();
        }
    }

    /** Keeps what is final until the chunk ends. */
    private void note(@Nullable Outcome outcome) {
        if (log != null && outcome != null) {
            toLog.add(outcome);
        }
    }

    private void writeLog() {
        if (log != null) {
            log.append(engine, toLog, asOf);
            toLog.clear();
        }
    }

    private void reject(
            long index, @Nullable Long line, @Nullable String id, List<Problem> problems, RejectionLog rejections) {
        tally.addRejected();
        problems.forEach(problem -> rejections.add(Rejection.of(index, line, id, problem)));
    }

    private int finish(RejectionLog rejections) {
        ClusterSummary summary = tally.summary(engine.portfolioFindings(seats, asOf));
        shell.interruption().writing(() -> {
            writer.finish(summary, rejections.rejections(), rejections.failures(), engine.rulesVersion(), asOf);
            rejections.listTo(delivery.rejected());
            delivery.complete();
            shell.interruption().onInterrupt(null);
        });
        if (delivery.rejected() == null && !writer.listsRejections()) {
            rejections.listTo(shell.err());
        }
        if (!writer.showsSummary()) {
            shell.err().writeBytes(ClusterSummaryJson.write(summary));
            shell.err().println();
        }
        if (rejections.hasFailures()) {
            return ExitStatus.INTERRUPTED;
        }
        return rejections.hasRejections() ? ExitStatus.REJECTED : ExitStatus.DONE;
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
