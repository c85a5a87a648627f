package io.github.abmrules.cli.run;

import io.github.abmrules.cli.ExitStatus;
import io.github.abmrules.cli.Shell;
import io.github.abmrules.cli.input.AccountSource;
import io.github.abmrules.cli.input.ReadAccount;
import io.github.abmrules.cli.input.StreamFailure;
import io.github.abmrules.cli.mapping.DealBook;
import io.github.abmrules.cli.output.AnswerWriter;
import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.rejection.Rejection;
import io.github.abmrules.core.sales.SalesBook;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.UndecidedInputException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads all accounts of an input, asks about all of them at once, and writes the answers.
 *
 * @param <O> the answer
 */
public final class BookRun<O> {

    private final Shell shell;
    private final Instant asOf;
    private final AnswerWriter<O> writer;
    private final Delivery delivery;

    /** A run that answers as of an instant. */
    public BookRun(Shell shell, Instant asOf, AnswerWriter<O> writer, Delivery delivery) {
        this.shell = shell;
        this.asOf = asOf;
        this.writer = writer;
        this.delivery = delivery;
    }

    /**
     * What came of a book.
     *
     * @param answers the answers, in the order in which they are written
     * @param rejected what else was read and is wrong
     * @param remarks what a person should know of all of them together
     * @param rulesVersion hash of rule text and effective parameters
     */
    public record Answers<O>(List<O> answers, List<Rejection> rejected, List<String> remarks, String rulesVersion) {

        /** Copies the lists. */
        public Answers {
            answers = List.copyOf(answers);
            rejected = List.copyOf(rejected);
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * Answers about the accounts of a source, once; returns the exit status.
     *
     * @param name what the book is called
     * @param deals deals to be joined to the accounts; null for none
     * @param type the class of answers
     * @param ask answers about the book
     */
    public int run(
            String name,
            AccountSource source,
            @Nullable DealBook deals,
            Class<O> type,
            Function<SalesBook, Answers<O>> ask) {
        try (RejectionLog log = new RejectionLog(delivery.folder())) {
            shell.interruption().onInterrupt(() -> shell.say("interrupted. " + leave()));
            SalesBook book = new SalesBook(name, accounts(source, deals, log));
            if (deals != null) {
                deals.rejections().forEach(log::add);
            }
            Answers<O> answers = ask.apply(book);
            answers.rejected().forEach(log::add);
            answers.remarks().forEach(shell::say);
            shell.interruption().writing(() -> {
                writer.begin(delivery.stream());
                answers.answers().forEach(writer::write);
                writer.finish(type, log.rejections(), answers.rulesVersion(), asOf);
                log.listTo(delivery.rejected());
                delivery.complete();
                shell.interruption().onInterrupt(null);
            });
            if (delivery.rejected() == null && !writer.listsRejections()) {
                log.listTo(shell.err());
            }
            return log.hasRejections() ? ExitStatus.REJECTED : ExitStatus.DONE;
        } catch (UncheckedIOException e) {
            shell.interruption().onInterrupt(null);
            shell.say("stopped half way: " + StreamFailure.reason(e) + ". " + leave());
            return ExitStatus.INTERRUPTED;
        } catch (UndecidedInputException e) {
            shell.interruption().onInterrupt(null);
            delivery.discard();
            shell.say("no answer: " + e.getMessage());
            return ExitStatus.INTERRUPTED;
        } catch (RuntimeException | Error e) {
            shell.interruption().onInterrupt(null);
            delivery.discard();
            throw e;
        }
    }

    private static List<Account> accounts(AccountSource source, @Nullable DealBook deals, RejectionLog log) {
        List<Account> accounts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        while (source.hasNext()) {
            ReadAccount read = source.next().read();
            ReadRecord<Account> record = (deals == null ? read : deals.join(read)).record();
            List<Problem> problems = new ArrayList<>(record.problems());
            String id = record.id();
            if (id != null && !seen.add(id)) {
                problems.add(AbmEngine.duplicate(id));
            }
            Account account = record.value();
            if (account != null && problems.isEmpty()) {
                accounts.add(account);
            }
            problems.forEach(problem -> log.add(Rejection.of(record.index(), record.line(), id, problem)));
        }
        return accounts;
    }

    private String leave() {
        return delivery.leave(writer.worthKeepingInPart(), writer::flush, "The accounts were not all read.");
    }
}
