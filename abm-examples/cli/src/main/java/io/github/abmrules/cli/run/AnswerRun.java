package io.github.abmrules.cli.run;

import io.github.abmrules.cli.ExitStatus;
import io.github.abmrules.cli.Shell;
import io.github.abmrules.cli.input.StreamFailure;
import io.github.abmrules.cli.output.AnswerWriter;
import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.rejection.Rejection;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.advice.Answer;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers about all records of an input, some hundred at a time, and writes the answers in its order.
 *
 * @param <I> the input
 * @param <O> the answer
 */
public final class AnswerRun<I, O> {
    private static final int CHUNK = 500;

    private final Shell shell;
    private final Advisor<I, O> advisor;
    private final Instant asOf;
    private final AnswerWriter<O> writer;
    private final Delivery delivery;
    private final Set<String> seen = new HashSet<>();
    private long written;

    /** A run that answers as of an instant. */
    public AnswerRun(Shell shell, Advisor<I, O> advisor, Instant asOf, AnswerWriter<O> writer, Delivery delivery) {
        this.shell = shell;
        this.advisor = advisor;
        this.asOf = asOf;
        this.writer = writer;
        this.delivery = delivery;
    }

    /**
     * Answers about the records of a source, once; returns the exit status.
     *
     * @param idName the field that names a record, of which the second one is rejected; null when several may have one name
     * @param earlier rejections that the command knows of already
     */
    public int run(Iterator<ReadRecord<I>> source, @Nullable String idName, List<Rejection> earlier) {
        try (RejectionLog log = new RejectionLog(delivery.folder())) {
            shell.interruption().onInterrupt(() -> shell.say("interrupted. " + leave()));
            earlier.forEach(log::add);
            // The first chunk is read before anything is written: an input that is unusable leaves nothing behind.
            List<ReadRecord<I>> chunk = next(source);
            shell.interruption().writing(() -> writer.begin(delivery.stream()));
            while (!chunk.isEmpty()) {
                answer(chunk, idName, log);
                chunk = next(source);
            }
            return finish(log);
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

    private List<ReadRecord<I>> next(Iterator<ReadRecord<I>> source) {
        List<ReadRecord<I>> chunk = new ArrayList<>();
        while (chunk.size() < CHUNK && source.hasNext()) {
            chunk.add(source.next());
        }
        return chunk;
    }

    private void answer(List<ReadRecord<I>> chunk, @Nullable String idName, RejectionLog log) {
        List<I> inputs = new ArrayList<>();
        List<ReadRecord<I>> asked = new ArrayList<>();
        for (ReadRecord<I> record : chunk) {
            List<Problem> problems = new ArrayList<>(record.problems());
            String id = record.id();
            if (idName != null && id != null && !seen.add(id)) {
                problems.add(new Problem(idName, id, "is there twice; the first one counts"));
            }
            I value = record.value();
            if (value != null && problems.isEmpty()) {
                inputs.add(value);
                asked.add(record);
            } else {
                reject(record, problems, log);
            }
        }
        Iterator<ReadRecord<I>> records = asked.iterator();
        List<Answer<I, O>> answers = advisor.answerEach(inputs, asOf);
        shell.interruption().writing(() -> answers.forEach(answer -> take(answer, records.next(), log)));
    }

    private void take(Answer<I, O> answer, ReadRecord<I> record, RejectionLog log) {
        O value = answer.value();
        if (value != null) {
            writer.write(value);
            writer.aside(value).forEach(shell::say);
            written++;
        } else if (answer.failure() != null) {
            log.add(new Failure(Objects.requireNonNullElse(record.id(), ""), "rules", answer.failure()));
        } else {
            reject(record, answer.problems(), log);
        }
    }

    private static void reject(ReadRecord<?> record, List<Problem> problems, RejectionLog log) {
        problems.forEach(problem -> log.add(Rejection.of(record.index(), record.line(), record.id(), problem)));
    }

    private int finish(RejectionLog log) {
        shell.interruption().writing(() -> {
            writer.finish(advisor.question().answerType(), log.rejections(), advisor.rulesVersion(), asOf);
            log.listTo(delivery.rejected());
            delivery.complete();
            shell.interruption().onInterrupt(null);
        });
        if (delivery.rejected() == null && !writer.listsRejections()) {
            log.listTo(shell.err());
        } else if (log.hasFailures()) {
            log.failures()
                    .forEach(failure ->
                            shell.say("no answer about \"" + failure.accountId() + "\": " + failure.message()));
        }
        if (log.hasFailures()) {
            return ExitStatus.INTERRUPTED;
        }
        return log.hasRejections() ? ExitStatus.REJECTED : ExitStatus.DONE;
    }

    private String leave() {
        return delivery.leave(writer.worthKeepingInPart(), writer::flush, written + " answers were handed on.");
    }
}
