package io.github.abmrules.cli;

import io.github.abmrules.cli.input.InputFormat;
import io.github.abmrules.cli.input.StreamFailure;
import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.cli.output.DiffFormat;
import io.github.abmrules.cli.output.OutputFormat;
import io.github.abmrules.core.json.UnreadableInputException;
import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.core.store.StoreException;
import io.github.abmrules.rules.packs.BrokenRulesException;
import io.github.abmrules.rules.yaml.BrokenFileException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
@Command(
        name = "abm",
        description = "Account-based marketing decisions by rules that can be read, tested and explained.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        usageHelpAutoWidth = true,
        versionProvider = Abm.Version.class,
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND")
public final class Abm implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    private Abm() {}

    /** Runs a command and ends the process. */
    public static void main(String[] args) {
        Shell shell = Shell.ofProcess();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (shell.interruption().interrupted()) {
                Runtime.getRuntime().halt(ExitStatus.INTERRUPTED);
            }
        }));
        int status = run(shell, args);
        shell.interruption().over();
        System.exit(status);
    }

    /** Runs a command; returns the exit status. */
    static int run(Shell shell, String... args) {
        CommandLine commands = new CommandLine(new Abm());
        Map<String, Supplier<Object>> all = commands(shell);
        Supplier<Object> wanted = args.length == 0 ? null : all.get(args[0]);
        // All of them take a tenth of a second, so a command that is named comes alone.
        (wanted == null ? all.values() : List.of(wanted)).forEach(each -> commands.addSubcommand(each.get()));
        commands.registerConverter(OutputFormat.class, text -> choice(text, OutputFormat.values()));
        commands.registerConverter(DiffFormat.class, text -> choice(text, DiffFormat.values()));
        commands.registerConverter(InputFormat.class, text -> choice(text, InputFormat.values()));
        commands.registerConverter(Path.class, Abm::path);
        commands.setOut(new PrintWriter(new OutputStreamWriter(shell.out(), StandardCharsets.UTF_8), true));
        commands.setErr(new PrintWriter(new OutputStreamWriter(shell.err(), StandardCharsets.UTF_8), true));
        commands.setExpandAtFiles(false);
        commands.setParameterExceptionHandler((e, arguments) -> {
            shell.say(message(e, arguments));
            return ExitStatus.UNUSABLE;
        });
        commands.setExecutionExceptionHandler((e, command, result) -> status(e, shell));
        try {
            return commands.execute(args);
        } catch (StackOverflowError | OutOfMemoryError e) {
            shell.say("stopped: " + e + ". Maybe give it more memory with ABM_JAVA_OPTS=-Xmx2g?");
            return ExitStatus.INTERRUPTED;
        }
    }

    /** The commands by name, in the order in which help shows them. */
    private static Map<String, Supplier<Object>> commands(Shell shell) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("assign", () -> new AssignCommand(shell));
        commands.put("qualify", () -> new QualifyCommand(shell));
        commands.put("trust", () -> new TrustCommand(shell));
        commands.put("risk", () -> new RiskCommand(shell));
        commands.put("compliance", () -> new ComplianceCommand(shell));
        commands.put("digest", () -> new DigestCommand(shell));
        commands.put("weekly", () -> new WeeklyCommand(shell));
        commands.put("workflow", () -> new WorkflowCommand(shell));
        commands.put("route", () -> new RouteCommand(shell));
        commands.put(
                "plan",
                () -> new CommandLine(new PlanCommand())
                        .addSubcommand(new PlanWarmupCommand(shell))
                        .addSubcommand(new PlanEventCommand(shell))
                        .addSubcommand(new PlanProgramCommand(shell)));
        commands.put("health", () -> new HealthCommand(shell));
        commands.put("content", () -> new ContentCommand(shell));
        commands.put(
                "state",
                () -> new CommandLine(new StateCommand())
                        .addSubcommand(new StateInitCommand(shell))
                        .addSubcommand(new StateEvaluateCommand(shell))
                        .addSubcommand(new StateDueCommand(shell))
                        .addSubcommand(new StatePinCommand(shell))
                        .addSubcommand(new StateOutboxCommand(shell))
                        .addSubcommand(new StateImportCommand(shell))
                        .addSubcommand(new StateExportCommand(shell))
                        .addSubcommand(new StateReplayCommand(shell))
                        .addSubcommand(new StatePruneCommand(shell)));
        commands.put(
                "review",
                () -> new CommandLine(new ReviewCommand())
                        .addSubcommand(new ReviewListCommand(shell))
                        .addSubcommand(new ReviewApproveCommand(shell))
                        .addSubcommand(new ReviewRejectCommand(shell)));
        commands.put(
                "history",
                () -> new CommandLine(new HistoryCommand())
                        .addSubcommand(new HistoryListCommand(shell))
                        .addSubcommand(new HistoryProgressionCommand(shell)));
        commands.put("explain", () -> new ExplainCommand(shell));
        commands.put("check", () -> new CheckCommand(shell));
        commands.put("test", () -> new TestCommand(shell));
        commands.put("new-rule", () -> new NewRuleCommand(shell));
        commands.put("diff", () -> new DiffCommand(shell));
        commands.put("replay", () -> new ReplayCommand(shell));
        commands.put(
                "hubspot",
                () -> new CommandLine(new HubSpotCommand())
                        .addSubcommand(new HubSpotSyncCommand(shell))
                        .addSubcommand(new HubSpotDryRunCommand(shell))
                        .addSubcommand(new HubSpotCheckCommand(shell))
                        .addSubcommand(new HubSpotWebhookCommand(shell))
                        .addSubcommand(new HubSpotFakeCommand(shell)));
        commands.put("rules", () -> new RulesCommand(shell));
        return commands;
    }

    @Override
    public void run() {
        CommandLine commands = Objects.requireNonNull(spec).commandLine();
        String known = String.join(", ", commands.getSubcommands().keySet());
        throw new ParameterException(commands, "a command is missing; there are " + known + ". Try \"abm --help\".");
    }

    private static int status(Exception e, Shell shell) {
        if (e instanceof UnusableException
                || e instanceof UnreadableInputException
                || e instanceof BrokenRulesException
                || e instanceof BrokenFileException
                || e instanceof InvalidPathException) {
            shell.say(String.valueOf(e.getMessage()));
            return ExitStatus.UNUSABLE;
        }
        if (e instanceof StoreException) {
            shell.say("stopped: " + e.getMessage());
            return ExitStatus.INTERRUPTED;
        }
        if (e instanceof UncheckedIOException failure) {
            shell.say("stopped: " + StreamFailure.reason(failure));
            return ExitStatus.INTERRUPTED;
        }
        shell.say("stopped by a mistake of this program:");
        e.printStackTrace(shell.err());
        return ExitStatus.INTERRUPTED;
    }

    private static String message(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        String help = " Try \"" + name + " --help\".";
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unknown(unmatched.getUnmatched().get(0), command) + help;
        }
        if (e instanceof MissingParameterException) {
            // An option that is misspelt explains best why another is missing.
            for (String argument : arguments) {
                boolean known = command.getCommandSpec().findOption(name(argument)) != null;
                if (argument.startsWith("--") && !known) {
                    return unknown(argument, command) + help;
                }
            }
        }
        String message = String.valueOf(e.getMessage());
        if (e instanceof MissingParameterException && message.startsWith("Missing required option: '--input")) {
            message = "--input is missing: which file is to be read?";
        }
        boolean sentence = message.endsWith(".") || message.endsWith("?");
        return message + (sentence ? "" : ".") + (message.contains("--help") ? "" : help);
    }

    private static String unknown(String argument, CommandLine command) {
        TreeSet<String> known = new TreeSet<>();
        if (argument.startsWith("-")) {
            command.getCommandSpec().options().forEach(it -> known.addAll(List.of(it.names())));
            String option = name(argument);
            return "unknown option \"" + option + "\"." + Nearest.maybe(option, known);
        }
        known.addAll(command.getSubcommands().keySet());
        String what = known.isEmpty() ? "argument" : "command";
        return "unknown " + what + " \"" + argument + "\"." + Nearest.maybe(argument, known);
    }

    /** An option without its value. */
    private static String name(String argument) {
        int equals = argument.indexOf('=');
        return equals < 0 ? argument : argument.substring(0, equals);
    }

    private static <E extends Enum<E>> E choice(String text, E[] allowed) {
        for (E choice : allowed) {
            if (choice.toString().equals(text.toLowerCase(Locale.ROOT))) {
                return choice;
            }
        }
        List<String> known =
                java.util.Arrays.stream(allowed).map(Object::toString).toList();
        throw new TypeConversionException("\"" + text + "\" is not known; allowed: " + String.join(", ", known) + "."
                + Nearest.maybe(text, known));
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("\"" + text + "\" is no path: " + e.getReason() + ".");
        }
    }

    /** The version in the manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Abm.class.getPackage().getImplementationVersion();
            return new String[] {"abm " + Objects.requireNonNullElse(version, "development")};
        }
    }
}
