package io.github.abmrules.flink;

import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.flink.ruleset.UnusableRulesException;
import io.github.abmrules.rules.packs.BrokenRulesException;
import io.github.abmrules.rules.yaml.BrokenFileException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.util.ExceptionUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Decisions about accounts on Apache Flink: within this process, or on the cluster that this was sent to. */
@Command(
        name = "run",
        description = "Decisions about accounts on Apache Flink.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        usageHelpAutoWidth = true,
        sortOptions = false,
        version = "ABM Rules on Apache Flink",
        synopsisSubcommandLabel = "COMMAND")
public final class AbmFlink implements Runnable {
    static final int DONE = 0;
    static final int REJECTED = 1;
    static final int UNUSABLE = 2;
    static final int INTERRUPTED = 3;

    @Spec
    private @Nullable CommandSpec spec;

    private AbmFlink() {}

    /** Runs a command and ends the process; on a cluster, which needs the process, it ends by an exception if it fails. */
    public static void main(String[] args) {
        int status = run(System.out, System.err, args);
        if (status != DONE) {
            System.exit(status);
        }
    }

    /** Runs a command; returns the exit status. */
    static int run(PrintStream out, PrintStream err, String... args) {
        CommandLine commands = new CommandLine(new AbmFlink())
                .addSubcommand(new BulkCommand(err))
                .addSubcommand(new StreamCommand(err))
                .addSubcommand(new RulesCommand(out))
                .addSubcommand(new MeasureCommand(out));
        commands.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        commands.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        commands.setExpandAtFiles(false);
        commands.setParameterExceptionHandler((e, arguments) -> {
            err.println(message(e, arguments));
            return UNUSABLE;
        });
        commands.setExecutionExceptionHandler((e, command, result) -> status(e, err));
        return commands.execute(args);
    }

    @Override
    public void run() {
        CommandLine commands = Objects.requireNonNull(spec).commandLine();
        String known = String.join(", ", commands.getSubcommands().keySet());
        throw new ParameterException(commands, "a command is missing; there are " + known + ". Try \"run --help\".");
    }

    private static int status(Exception e, PrintStream err) {
        if (e instanceof UnusableException
                || e instanceof BrokenRulesException
                || e instanceof BrokenFileException
                || e instanceof UnusableRulesException) {
            err.println(e.getMessage());
            return UNUSABLE;
        }
        List<String> causes = new ArrayList<>();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String text = cause.getClass().getSimpleName() + ": " + cause.getMessage();
            if (causes.isEmpty() || !causes.get(causes.size() - 1).equals(text)) {
                causes.add(text);
            }
        }
        err.println("the job failed: " + causes.get(causes.size() - 1));
        err.println(ExceptionUtils.stringifyException(e));
        return INTERRUPTED;
    }

    private static String message(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        String help = " Try \"" + command.getCommandSpec().qualifiedName() + " --help\".";
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unknown(unmatched.getUnmatched().get(0), command) + help;
        }
        if (e instanceof MissingParameterException) {
            // An option that is misspelt explains best why another is missing.
            for (String argument : arguments) {
                int equals = argument.indexOf('=');
                String name = equals < 0 ? argument : argument.substring(0, equals);
                if (name.startsWith("--") && command.getCommandSpec().findOption(name) == null) {
                    return unknown(name, command) + help;
                }
            }
        }
        String message = String.valueOf(e.getMessage());
        boolean sentence = message.endsWith(".") || message.endsWith("?");
        return message + (sentence ? "" : ".") + (message.contains("--help") ? "" : help);
    }

    private static String unknown(String argument, CommandLine command) {
        List<String> known = new ArrayList<>(command.getSubcommands().keySet());
        if (argument.startsWith("-")) {
            known.clear();
            command.getCommandSpec().options().forEach(option -> known.addAll(List.of(option.names())));
        }
        return "unknown " + (argument.startsWith("-") ? "option" : "argument") + " \"" + argument + "\"."
                + Nearest.maybe(argument, known);
    }
}
