package io.github.abmrules.cli;

import io.github.abmrules.cli.output.AnswerLayout;
import io.github.abmrules.cli.run.BookRun;
import io.github.abmrules.core.sales.ComplianceReport;
import io.github.abmrules.core.sales.OwnerCompliance;
import io.github.abmrules.core.sales.SalesBook;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.Questions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Command;

/** {@code abm compliance}. */
@Command(
        name = "compliance",
        description =
                "Tells for each owner which open deals are not kept up: no next step, a close date in the past, no"
                        + " contact, no activity. It is the last daily check that is due.",
        footer = {
            "",
            AnswerCommand.EXIT_STATUS,
            "",
            "Example:",
            "  abm compliance --input accounts.jsonl --as-of 2026-06-30 --format table"
        })
final class ComplianceCommand extends BookCommand<SalesBook, ComplianceReport, OwnerCompliance> {

    ComplianceCommand(Shell shell) {
        super(
                shell,
                Questions.COMPLIANCE,
                OwnerCompliance.class,
                AnswerLayout.<OwnerCompliance>rows()
                        .column("OWNER", 20, each -> Objects.requireNonNullElse(each.owner(), "(nobody)"))
                        .column("OPEN", 6, OwnerCompliance::openDeals)
                        .column("KEPT UP", 8, OwnerCompliance::compliantDeals)
                        .column("GAPS", 6, each -> each.gaps().size())
                        .column("CHECKED", 24, OwnerCompliance::checkedAt)
                        .below("", ComplianceCommand::lines));
    }

    private static List<String> lines(OwnerCompliance owner) {
        List<String> lines = new ArrayList<>();
        owner.gaps().forEach(gap -> lines.add(gap.dealId() + " of " + gap.accountId() + ": " + gap.fact()));
        owner.findings().forEach(finding -> lines.add(finding.message()));
        return lines;
    }

    @Override
    BookRun.Answers<OwnerCompliance> answers(
            SalesBook book, Advisor<SalesBook, ComplianceReport> advisor, Instant asOf) {
        ComplianceReport report = advisor.answer(book, asOf);
        return new BookRun.Answers<>(report.owners(), List.of(), List.of(), advisor.rulesVersion());
    }
}
