package io.github.abmrules.cli;

import io.github.abmrules.cli.input.Input;
import io.github.abmrules.cli.input.RecordSource;
import io.github.abmrules.cli.output.AnswerLayout;
import io.github.abmrules.cli.output.AnswerWriter;
import io.github.abmrules.cli.run.AnswerRun;
import io.github.abmrules.cli.run.Delivery;
import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.advice.Question;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * A command that reads records and answers a question about each.
 *
 * @param <I> the input
 * @param <O> the answer
 */
abstract class AnswerCommand<I, O> implements Callable<Integer> {

    /** What every such command says at the end of its help. */
    static final String EXIT_STATUS = "Exit status: 0 done; 1 done, but records were rejected; 2 nothing was written,"
            + " because an option, the input, the rules or the parameters cannot be used; 3 interrupted, or a source"
            + " failed half way.";

    private final Shell shell;
    private final Question<I, O> question;
    private final AnswerLayout<O> layout;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final EngineOptions engineOptions = new EngineOptions();

    @Mixin
    private final InputOptions inputOptions = new InputOptions();

    @Mixin
    private final OutputOptions outputOptions = new OutputOptions();

    AnswerCommand(Shell shell, Question<I, O> question, AnswerLayout<O> layout) {
        this.shell = shell;
        this.question = question;
        this.layout = layout;
    }

    @Override
    public final Integer call() {
        engineOptions.givenAsOf();
        DistinctFiles files = new DistinctFiles();
        outputOptions.writes(files);
        files.reads("--input", inputOptions.name());
        reads(files);
        files.require();
        try (Input input = inputOptions.open(shell)) {
            RecordJson<I> json = RecordJson.of(question.inputType());
            RecordSource<I> source = RecordSource.of(
                    input,
                    inputOptions.format(input),
                    json,
                    question.name() + "s",
                    engineOptions.zone(),
                    warning -> shell.say("warning: " + warning));
            Iterator<ReadRecord<I>> prepared = prepared(source);
            try (Advisor<I, O> advisor = engineOptions.advisor(question)) {
                Delivery delivery = outputOptions.delivery(shell);
                Instant asOf = engineOptions.asOf(shell);
                AnswerWriter<O> writer = new AnswerWriter<>(
                        outputOptions.format(shell), question.answers(), layout(), outputOptions.width(shell, spec));
                return new AnswerRun<>(shell, advisor, asOf, writer, delivery).run(prepared, json.idName(), List.of());
            }
        }
    }

    /** How answers look; an option may say otherwise. */
    AnswerLayout<O> layout() {
        return layout;
    }

    /** Notes other files that the command reads. */
    void reads(DistinctFiles files) {}

    /** The records as the question takes them; a command may add to them what it reads elsewhere. */
    Iterator<ReadRecord<I>> prepared(Iterator<ReadRecord<I>> records) {
        return records;
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
