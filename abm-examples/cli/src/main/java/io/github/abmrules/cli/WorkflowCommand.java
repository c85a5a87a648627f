package io.github.abmrules.cli;

import io.github.abmrules.cli.input.Input;
import io.github.abmrules.cli.input.InputFormat;
import io.github.abmrules.cli.input.RecordSource;
import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.cli.output.Destination;
import io.github.abmrules.cli.output.OutputFormat;
import io.github.abmrules.cli.output.WorkflowDocument;
import io.github.abmrules.cli.output.WorkflowText;
import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.playbook.HumanAnswer;
import io.github.abmrules.core.playbook.MissingContextException;
import io.github.abmrules.core.playbook.WorkflowContext;
import io.github.abmrules.core.playbook.WorkflowManifest;
import io.github.abmrules.core.port.AccountScore;
import io.github.abmrules.core.port.MissingToolException;
import io.github.abmrules.core.port.SourceException;
import io.github.abmrules.core.port.file.CampaignFolder;
import io.github.abmrules.core.rejection.Rejection;
import io.github.abmrules.rules.workflow.ContextNames;
import io.github.abmrules.rules.workflow.Decisions;
import io.github.abmrules.rules.workflow.Manifests;
import io.github.abmrules.rules.workflow.NoCompaniesException;
import io.github.abmrules.rules.workflow.UnanswerableException;
import io.github.abmrules.rules.workflow.UnknownWorkflowException;
import io.github.abmrules.rules.workflow.WorkflowRequest;
import io.github.abmrules.rules.workflow.WorkflowResult;
import io.github.abmrules.rules.workflow.Workflows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code abm workflow}. */
@Command(
        name = "workflow",
        description =
                "Runs a workflow of the playbook with the files of a folder in the place of a CRM and other tools.",
        footer = {
            "",
            "Exit status: 0 done; 1 done, but companies were rejected; 2 nothing was written, because an option, a file, a"
                    + " tool, a context or the rules cannot be used; 3 a tool failed: nothing was decided about the"
                    + " companies under failed, and the others are done."
        })
final class WorkflowCommand implements Callable<Integer> {

    private final Shell shell;

    @Mixin
    private final EngineOptions engineOptions = new EngineOptions();

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "A workflow; --list lists them.")
    private @Nullable String name;

    @Option(names = "--list", description = "Lists the workflows, with the tools and contexts they need.")
    private boolean list;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder with companies.jsonl, news.jsonl and so on. Notes, tasks and what workflows leave"
                    + " for each other are written there.")
    private @Nullable Path data;

    @Option(
            names = "--company",
            paramLabel = "NAME",
            description =
                    "A company, or a competitor. May be repeated. Default: all that are scored, else the targets.")
    private List<String> companies = List.of();

    @Option(
            names = "--input",
            paramLabel = "FILE|-",
            description = "Scored companies {company, icp_tier}, in the place of those of the folder.")
    private @Nullable String input;

    @Option(names = "--input-format", paramLabel = "json|jsonl|csv", description = "The format of the input.")
    private @Nullable InputFormat inputFormat;

    @Option(names = "--campaign", paramLabel = "NAME", description = "The name of the campaign. Default: the folder's.")
    private @Nullable String campaign;

    @Option(names = "--decide", paramLabel = "ID", description = "Answers a decision that waits for a person.")
    private @Nullable String decide;

    @Option(names = "--answer", paramLabel = "ANSWER", description = "With --decide: one of its options.")
    private @Nullable String answer;

    @Option(names = "--by", paramLabel = "PERSON", description = "With --decide: who decides.")
    private @Nullable String decidedBy;

    @Option(names = "--note", paramLabel = "TEXT", description = "With --decide: why.")
    private @Nullable String note;

    @Option(
            names = "--format",
            paramLabel = "json|table",
            description = "How the result is written. Default: table on a terminal, else json.")
    private @Nullable OutputFormat format;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where the result goes, whole or not at all. Default: standard output.")
    private @Nullable Path output;

    private final List<Rejection> unread = new ArrayList<>();
    private final List<ReadRecord<AccountScore>> read = new ArrayList<>();

    WorkflowCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        engineOptions.givenAsOf();
        if (list) {
            return print(WorkflowText.list(Manifests.workflows()));
        }
        if (data == null) {
            throw new UnusableException("--data is missing: the folder with the files of the campaign.");
        }
        OutputFormat chosen = format();
        DistinctFiles files = new DistinctFiles();
        files.writes("--output", output);
        files.reads("--input", input);
        files.require();
        try (CampaignFolder folder = CampaignFolder.open(data, engineOptions.zone())) {
            folder.notices().forEach(notice -> shell.say("warning: " + notice));
            return decide == null ? run(folder, chosen) : decide(folder, decide);
        } catch (MissingToolException
                | MissingContextException
                | NoCompaniesException
                | UnanswerableException
                | UnknownWorkflowException e) {
            throw new UnusableException(String.valueOf(e.getMessage()));
        } catch (SourceException e) {
            shell.say("stopped: " + e.getMessage());
            return ExitStatus.INTERRUPTED;
        }
    }

    private int run(CampaignFolder folder, OutputFormat chosen) {
        if (name == null) {
            throw new UnusableException("a workflow is missing; \"abm workflow --list\" lists them.");
        }
        WorkflowContext context = context(folder);
        try (Workflows workflows =
                Workflows.builder(engineOptions::engine, engineOptions::advisor).build()) {
            Destination destination = output == null ? Destination.stream(shell.out()) : Destination.file(output);
            try {
                Instant asOf = engineOptions.asOf(shell);
                WorkflowResult result = placed(workflows.run(
                        name, new WorkflowRequest(campaignName(), companies, folder.tools(), context, asOf)));
                result.provided().forEach(folder::provide);
                WorkflowManifest manifest = workflows.manifests().stream()
                        .filter(each -> each.id().equals(result.workflow()))
                        .findFirst()
                        .orElseThrow();
                byte[] written = chosen == OutputFormat.JSON
                        ? WorkflowDocument.json(manifest, result)
                        : WorkflowText.of(result).getBytes(StandardCharsets.UTF_8);
                write(destination, written);
                destination.complete();
                return status(result);
            } catch (RuntimeException | Error e) {
                destination.discard();
                throw e;
            }
        }
    }

    private int status(WorkflowResult result) {
        result.failed()
                .forEach(failure -> shell.say("nothing was decided about \"" + failure.accountId() + "\": "
                        + failure.source() + ": " + failure.message()));
        result.notes().queued().forEach(waiting -> shell.say("a note waits for the next run: " + waiting.reason()));
        result.tasks().queued().forEach(waiting -> shell.say("a task waits for the next run: " + waiting.reason()));
        if (!result.failed().isEmpty()) {
            return ExitStatus.INTERRUPTED;
        }
        return result.rejected().isEmpty() ? ExitStatus.DONE : ExitStatus.REJECTED;
    }

    private int decide(CampaignFolder folder, String id) {
        if (answer == null || decidedBy == null) {
            throw new UnusableException("--decide needs --answer and --by.");
        }
        Instant at = engineOptions.asOf(shell);
        HumanAnswer given = Decisions.answer(context(folder), id, answer, decidedBy, at, note);
        folder.provide(ContextNames.HUMAN_ANSWERS, List.of(given));
        return print("{\"human_answers\":[\n" + RecordJson.text(given) + "\n],\"as_of\":\"" + at + "\"}\n");
    }

    private WorkflowContext context(CampaignFolder folder) {
        WorkflowContext context = WorkflowContext.empty();
        for (Map.Entry<String, Class<? extends Record>> each :
                ContextNames.types().entrySet()) {
            List<? extends Record> records = folder.given(each.getKey(), each.getValue());
            if (records == null) {
                records = folder.context(each.getKey(), each.getValue());
            }
            if (records != null) {
                context = context.with(each.getKey(), records);
            }
        }
        return input == null ? context : context.with(ContextNames.ACCOUNT_SCORES, scores(input));
    }

    private List<AccountScore> scores(String from) {
        RecordJson<AccountScore> json = RecordJson.of(AccountScore.class);
        try (Input opened = Input.open(from, shell.in())) {
            InputFormat chosen = inputFormat == null ? opened.format() : inputFormat;
            RecordSource<AccountScore> source = RecordSource.of(
                    opened,
                    chosen,
                    json,
                    ContextNames.ACCOUNT_SCORES,
                    engineOptions.zone(),
                    warning -> shell.say("warning: " + warning));
            List<AccountScore> scores = new ArrayList<>();
            while (source.hasNext()) {
                ReadRecord<AccountScore> record = source.next();
                AccountScore value = record.value();
                unread.addAll(record.rejections());
                if (value != null) {
                    scores.add(value);
                    read.add(record);
                }
            }
            return scores;
        }
    }

    /** The result with rejections at their places in the input. */
    private WorkflowResult placed(WorkflowResult result) {
        if (input == null) {
            return result;
        }
        List<Rejection> rejected = new ArrayList<>(unread);
        for (Rejection each : result.rejected()) {
            ReadRecord<AccountScore> record = companies.isEmpty() ? read.get(Math.toIntExact(each.index())) : null;
            rejected.add(
                    record == null
                            ? each
                            : new Rejection(
                                    record.index(),
                                    record.line(),
                                    each.accountId(),
                                    each.field(),
                                    each.value(),
                                    each.message()));
        }
        rejected.sort((left, right) -> Long.compare(left.index(), right.index()));
        return result.withRejected(rejected);
    }

    private OutputFormat format() {
        OutputFormat chosen = format == null
                ? (output == null && shell.outIsTerminal() ? OutputFormat.TABLE : OutputFormat.JSON)
                : format;
        if (chosen != OutputFormat.JSON && chosen != OutputFormat.TABLE) {
            throw new UnusableException("--format " + chosen + " is not for workflows; allowed: json, table.");
        }
        return chosen;
    }

    private String campaignName() {
        if (campaign != null) {
            return campaign;
        }
        Path folder = data == null ? null : data.toAbsolutePath().normalize().getFileName();
        return folder == null ? "campaign" : folder.toString();
    }

    private static void write(Destination destination, byte[] bytes) {
        try {
            destination.stream().write(bytes);
            destination.stream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int print(String text) {
        Destination out = Destination.stream(shell.out());
        write(out, text.getBytes(StandardCharsets.UTF_8));
        out.complete();
        return ExitStatus.DONE;
    }
}
