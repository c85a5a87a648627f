package io.github.abmrules.cli;

import io.github.abmrules.cli.output.AnswerLayout;
import io.github.abmrules.cli.output.WeeklyText;
import io.github.abmrules.cli.run.BookRun;
import io.github.abmrules.core.sales.SalesBook;
import io.github.abmrules.core.sales.WeeklyMisReport;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.Questions;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code abm weekly}. */
@Command(
        name = "weekly",
        description = "The ISO week up to now for the leadership: what will be before what has been. As text with"
                + " --format table.",
        footer = {
            "",
            AnswerCommand.EXIT_STATUS,
            "",
            "Example:",
            "  abm weekly --input accounts.jsonl --as-of 2026-07-05 --format table"
        })
final class WeeklyCommand extends BookCommand<SalesBook, WeeklyMisReport, WeeklyMisReport> {

    WeeklyCommand(Shell shell) {
        super(shell, Questions.WEEKLY, WeeklyMisReport.class, AnswerLayout.texts(WeeklyText::of));
    }

    @Override
    BookRun.Answers<WeeklyMisReport> answers(
            SalesBook book, Advisor<SalesBook, WeeklyMisReport> advisor, Instant asOf) {
        return new BookRun.Answers<>(List.of(advisor.answer(book, asOf)), List.of(), List.of(), advisor.rulesVersion());
    }
}
