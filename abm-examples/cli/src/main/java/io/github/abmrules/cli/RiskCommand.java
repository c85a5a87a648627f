package io.github.abmrules.cli;

import io.github.abmrules.cli.output.AnswerLayout;
import io.github.abmrules.cli.run.BookRun;
import io.github.abmrules.core.sales.RiskAssessment;
import io.github.abmrules.core.sales.RiskReport;
import io.github.abmrules.core.sales.SalesBook;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.Questions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code abm risk}. */
@Command(
        name = "risk",
        description =
                "Tells how much at risk each open deal is, and why. All accounts are read first: closed deals tell"
                        + " how long a stage usually takes.",
        footer = {
            "",
            AnswerCommand.EXIT_STATUS,
            "",
            "Example:",
            "  abm risk --input accounts.jsonl --as-of 2026-06-30 --format table"
        })
final class RiskCommand extends BookCommand<SalesBook, RiskReport, RiskAssessment> {

    RiskCommand(Shell shell) {
        super(
                shell,
                Questions.RISK,
                RiskAssessment.class,
                AnswerLayout.<RiskAssessment>rows()
                        .column("DEAL", 12, RiskAssessment::dealId)
                        .column("ACCOUNT", 18, RiskAssessment::accountId)
                        .column("OWNER", 12, RiskAssessment::owner)
                        .column("RISK", 8, RiskAssessment::level)
                        .column("WHY", 20, each -> String.join("; ", each.facts()))
                        .below("not judged", RiskCommand::unjudged));
    }

    @Override
    BookRun.Answers<RiskAssessment> answers(SalesBook book, Advisor<SalesBook, RiskReport> advisor, Instant asOf) {
        RiskReport report = advisor.answer(book, asOf);
        return new BookRun.Answers<>(report.assessments(), List.of(), words(report.findings()), advisor.rulesVersion());
    }

    private static List<String> unjudged(RiskAssessment assessment) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < assessment.notEvaluated().size(); i++) {
            lines.add(assessment.notEvaluated().get(i) + ": "
                    + assessment.missing().get(i));
        }
        return lines;
    }
}
