package io.github.abmrules.cli.run;

import io.github.abmrules.cli.ExitStatus;
import io.github.abmrules.cli.Shell;
import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.cli.output.AnswerWriter;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.RejectedInputException;
import io.github.abmrules.rules.UndecidedInputException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Answers about one input that options describe: something wrong with it is bad usage, and then nothing is written.
 *
 * @param <I> the input
 * @param <O> the answer
 */
public final class OneAnswer<I, O> {
    private final Shell shell;
    private final Advisor<I, O> advisor;
    private final UnaryOperator<String> option;

    /**
     * An answer.
     *
     * @param option how the command line calls a field
     */
    public OneAnswer(Shell shell, Advisor<I, O> advisor, UnaryOperator<String> option) {
        this.shell = shell;
        this.advisor = advisor;
        this.option = option;
    }

    /** Answers and writes; returns the exit status. */
    public int run(I input, Instant asOf, AnswerWriter<O> writer, Supplier<Delivery> delivery) {
        O answer;
        try {
            answer = advisor.answer(input, asOf);
        } catch (RejectedInputException e) {
            throw new UnusableException(e.problems().stream().map(this::words).collect(Collectors.joining("\n")));
        } catch (UndecidedInputException e) {
            shell.say("no answer: " + e.getMessage());
            return ExitStatus.INTERRUPTED;
        }
        return new RecordList<>(shell, writer, delivery.get())
                .write(List.of(answer), advisor.question().answerType(), advisor.rulesVersion(), asOf);
    }

    private String words(Problem problem) {
        return option.apply(problem.field()) + (problem.value() == null ? "" : " \"" + problem.value() + "\"") + " "
                + problem.message();
    }
}
