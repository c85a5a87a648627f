package io.github.abmrules.cli;

import io.github.abmrules.cli.input.Input;
import io.github.abmrules.cli.input.InputFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what is read. */
final class InputOptions {

    @Option(
            names = "--input",
            required = true,
            paramLabel = "FILE|-",
            description = "What is read: a .json list, .jsonl or .csv; - is standard input.")
    private String input = "";

    @Option(
            names = "--input-format",
            paramLabel = "json|jsonl|csv",
            description = "The format of the input, when its name does not tell.")
    private @Nullable InputFormat inputFormat;

    /** The name as it was given. */
    String name() {
        return input;
    }

    /** Opens the input. */
    Input open(Shell shell) {
        return Input.open(input, shell.in());
    }

    /** The format, given or told by the name. */
    InputFormat format(Input opened) {
        return inputFormat == null ? opened.format() : inputFormat;
    }
}
