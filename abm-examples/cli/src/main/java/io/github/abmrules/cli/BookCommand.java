package io.github.abmrules.cli;

import io.github.abmrules.cli.input.AccountSource;
import io.github.abmrules.cli.input.Input;
import io.github.abmrules.cli.mapping.DealBook;
import io.github.abmrules.cli.mapping.Mapping;
import io.github.abmrules.cli.output.AnswerLayout;
import io.github.abmrules.cli.output.AnswerWriter;
import io.github.abmrules.cli.run.BookRun;
import io.github.abmrules.cli.run.Delivery;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.sales.SalesBook;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.advice.Question;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * A command that reads all accounts with their deals before it answers: what closed deals tell is needed to judge the open
 * ones.
 *
 * @param <I> the input of the question that is asked last
 * @param <A> the answer to it
 * @param <O> what is written
 */
abstract class BookCommand<I, A, O> implements Callable<Integer> {

    private final Shell shell;
    private final Question<I, A> question;
    private final Class<O> type;
    private final AnswerLayout<O> layout;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final EngineOptions engineOptions = new EngineOptions();

    @Mixin
    private final InputOptions inputOptions = new InputOptions();

    @Mixin
    private final AccountOptions accountOptions = new AccountOptions();

    @Mixin
    private final OutputOptions outputOptions = new OutputOptions();

    BookCommand(Shell shell, Question<I, A> question, Class<O> type, AnswerLayout<O> layout) {
        this.shell = shell;
        this.question = question;
        this.type = type;
        this.layout = layout;
    }

    @Override
    public final Integer call() {
        ZoneId zone = engineOptions.zone();
        engineOptions.givenAsOf();
        DistinctFiles files = new DistinctFiles();
        outputOptions.writes(files);
        files.reads("--input", inputOptions.name());
        accountOptions.reads(files);
        reads(files);
        files.require();
        Mapping columns = accountOptions.mapping(zone);
        try (Input input = inputOptions.open(shell)) {
            AccountSource source = accountOptions.source(shell, input, inputOptions.format(input), columns, zone);
            DealBook deals = accountOptions.deals(shell, columns);
            begin();
            try (Advisor<I, A> advisor = engineOptions.advisor(question)) {
                Delivery delivery = outputOptions.delivery(shell);
                Instant asOf = engineOptions.asOf(shell);
                AnswerWriter<O> writer = new AnswerWriter<>(
                        outputOptions.format(shell), question.answers(), layout, outputOptions.width(shell, spec));
                return new BookRun<>(shell, asOf, writer, delivery)
                        .run(input.name(), source, deals, type, book -> answers(book, advisor, asOf));
            }
        }
    }

    /** Notes other files that the command reads. */
    void reads(DistinctFiles files) {}

    /** Reads other files, before rules are compiled and anything is written. */
    void begin() {}

    /** Answers about the accounts. */
    abstract BookRun.Answers<O> answers(SalesBook book, Advisor<I, A> advisor, Instant asOf);

    /** Findings, for people. */
    static List<String> words(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.code() + ": " + finding.message())
                .toList();
    }

    /** The options that say by which rules, and as of when. */
    final EngineOptions engineOptions() {
        return engineOptions;
    }

    /** What the command talks to. */
    final Shell shell() {
        return shell;
    }
}
