package io.github.abmrules.cli;

import io.github.abmrules.cli.input.Input;
import io.github.abmrules.cli.input.RecordSource;
import io.github.abmrules.cli.output.AnswerLayout;
import io.github.abmrules.cli.run.BookRun;
import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.rejection.Rejection;
import io.github.abmrules.core.sales.ComplianceReport;
import io.github.abmrules.core.sales.NotificationPayload;
import io.github.abmrules.core.sales.OwnerDay;
import io.github.abmrules.core.sales.OwnerDays;
import io.github.abmrules.core.sales.OwnerState;
import io.github.abmrules.core.sales.RiskReport;
import io.github.abmrules.core.sales.SalesBook;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.Questions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code abm digest}. */
@Command(
        name = "digest",
        description = "Tells for each owner what is said today about deals at risk and deals that are not kept up, how"
                + " loudly, and what a manager is told. Nothing is sent: the host does that.",
        footer = {
            "",
            AnswerCommand.EXIT_STATUS,
            "",
            "Example:",
            "  abm digest --input accounts.jsonl --state owners.jsonl --as-of 2026-06-30T17:00:00Z --format jsonl"
        })
final class DigestCommand extends BookCommand<OwnerDay, NotificationPayload, NotificationPayload> {

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "What is kept about owners: owner, manager, reviewed_deals, state, last_response; .json,"
                    + " .jsonl or .csv. The digests of the day before can be given as they are. Default: nobody was ever"
                    + " sent a digest.")
    private @Nullable String state;

    private final List<OwnerState> states = new ArrayList<>();
    private final List<Rejection> rejected = new ArrayList<>();

    DigestCommand(Shell shell) {
        super(
                shell,
                Questions.DIGEST,
                NotificationPayload.class,
                AnswerLayout.<NotificationPayload>rows()
                        .column("OWNER", 20, NotificationPayload::owner)
                        .column("SEND", 4, each -> each.send() ? "yes" : "no")
                        .column("LOUDNESS", 8, NotificationPayload::loudness)
                        .column("WHY", 30, NotificationPayload::reason)
                        .below("", DigestCommand::items)
                        .below("escalate", DigestCommand::escalations));
    }

    @Override
    void reads(DistinctFiles files) {
        files.reads("--state", state);
    }

    @Override
    void begin() {
        if (state == null) {
            return;
        }
        try (Input input = Input.open(state, shell().in())) {
            RecordSource<OwnerState> source = RecordSource.of(
                    input,
                    input.format(),
                    RecordJson.of(OwnerState.class),
                    Questions.DIGEST.answers(),
                    engineOptions().zone(),
                    warning -> shell().say("warning: " + warning));
            while (source.hasNext()) {
                ReadRecord<OwnerState> record = source.next();
                OwnerState value = record.value();
                if (value != null) {
                    states.add(value);
                }
                for (Problem problem : record.problems()) {
                    // The list is one of accounts: what is wrong with an owner says so.
                    Problem ofState = new Problem(
                            "state." + problem.field(), problem.value(), problem.message() + " (" + state + ")");
                    rejected.add(Rejection.of(record.index(), record.line(), null, ofState));
                }
            }
        }
    }

    @Override
    BookRun.Answers<NotificationPayload> answers(
            SalesBook book, Advisor<OwnerDay, NotificationPayload> advisor, Instant asOf) {
        List<OwnerDay> days;
        try (Advisor<SalesBook, RiskReport> risk = engineOptions().advisor(Questions.RISK);
                Advisor<SalesBook, ComplianceReport> compliance =
                        engineOptions().advisor(Questions.COMPLIANCE)) {
            days = OwnerDays.of(risk.answer(book, asOf), compliance.answer(book, asOf), states);
        }
        List<NotificationPayload> digests =
                days.stream().map(day -> advisor.answer(day, asOf)).toList();
        return new BookRun.Answers<>(digests, rejected, List.of(), advisor.rulesVersion());
    }

    private static List<String> items(NotificationPayload digest) {
        List<String> lines = new ArrayList<>();
        digest.items()
                .forEach(item -> lines.add(item.dealId() + " of " + item.accountId() + ", risk " + item.level() + ": "
                        + String.join("; ", item.facts())));
        if (digest.leftOut() > 0) {
            lines.add("and " + digest.leftOut() + " more");
        }
        return lines;
    }

    private static List<String> escalations(NotificationPayload digest) {
        return digest.escalations().stream()
                .map(each -> each.dealId() + " of " + each.accountId() + " to " + each.to() + ": "
                        + String.join("; ", each.facts()))
                .toList();
    }
}
