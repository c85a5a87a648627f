package io.github.abmrules.cli;

import io.github.abmrules.cli.input.Input;
import io.github.abmrules.cli.input.InputFormat;
import io.github.abmrules.cli.input.RecordSource;
import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.cli.output.AnswerLayout;
import io.github.abmrules.cli.output.AnswerWriter;
import io.github.abmrules.cli.run.AnswerRun;
import io.github.abmrules.cli.run.OneAnswer;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.advice.Question;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * A command that makes one plan from options, or a plan for each record of a file.
 *
 * @param <I> what is planned
 * @param <O> the plan
 */
abstract class PlannedCommand<I, O> implements Callable<Integer> {

    private final Shell shell;
    private final Question<I, O> question;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final EngineOptions engineOptions = new EngineOptions();

    @Option(
            names = "--input",
            paramLabel = "FILE|-",
            description = "What is planned, in the place of the options: a .json list, .jsonl or .csv; - is standard"
                    + " input.")
    private @Nullable String input;

    @Option(
            names = "--input-format",
            paramLabel = "json|jsonl|csv",
            description = "The format of the input, when its name does not tell.")
    private @Nullable InputFormat inputFormat;

    @Option(names = "--done", paramLabel = "ID,ID", description = "The tasks that are done. Their ids are in the plan.")
    private @Nullable String done;

    @Mixin
    private final OutputOptions outputOptions = new OutputOptions();

    PlannedCommand(Shell shell, Question<I, O> question) {
        this.shell = shell;
        this.question = question;
    }

    /** What is planned, as the options say. */
    abstract I request(List<String> tasksDone);

    /** How the command line calls a field. */
    abstract String option(String field);

    /** How a plan looks to people in so many characters. */
    abstract String table(O plan, int width);

    /** Values of options that would be meaningless beside a file. */
    abstract List<@Nullable String> given();

    @Override
    public final Integer call() {
        engineOptions.givenAsOf();
        DistinctFiles files = new DistinctFiles();
        outputOptions.writes(files);
        files.reads("--input", input);
        files.require();
        return input == null ? fromOptions() : fromFile(input);
    }

    private int fromOptions() {
        I request;
        try {
            request = request(OptionValues.list(done));
        } catch (InvalidFactException e) {
            throw new UnusableException(
                    option(e.field()) + (e.value() == null ? "" : " \"" + e.value() + "\"") + " " + e.reason());
        }
        try (Advisor<I, O> advisor = engineOptions.advisor(question)) {
            Instant asOf = engineOptions.asOf(shell);
            return new OneAnswer<>(shell, advisor, this::option)
                    .run(request, asOf, writer(), () -> outputOptions.delivery(shell));
        }
    }

    private int fromFile(String file) {
        if (done != null || given().stream().anyMatch(Objects::nonNull)) {
            throw new UnusableException(
                    "with --input the file says what is planned. Maybe leave the other options" + " about it out?");
        }
        try (Input opened = Input.open(file, shell.in())) {
            RecordJson<I> json = RecordJson.of(question.inputType());
            RecordSource<I> source = RecordSource.of(
                    opened,
                    inputFormat == null ? opened.format() : inputFormat,
                    json,
                    question.name() + "s",
                    engineOptions.zone(),
                    warning -> shell.say("warning: " + warning));
            try (Advisor<I, O> advisor = engineOptions.advisor(question)) {
                var delivery = outputOptions.delivery(shell);
                return new AnswerRun<>(shell, advisor, engineOptions.asOf(shell), writer(), delivery)
                        .run(source, json.idName(), List.of());
            }
        }
    }

    private AnswerWriter<O> writer() {
        AnswerLayout<O> layout = new AnswerLayout<>() {
            @Override
            public String header(int width) {
                return "";
            }

            @Override
            public String text(O plan, int width) {
                return table(plan, width);
            }
        };
        return new AnswerWriter<>(
                outputOptions.format(shell), question.answers(), layout, outputOptions.width(shell, spec));
    }
}
