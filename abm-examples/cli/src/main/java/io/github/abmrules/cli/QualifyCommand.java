package io.github.abmrules.cli;

import io.github.abmrules.cli.input.Input;
import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.cli.output.AnswerLayout;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.lead.Lead;
import io.github.abmrules.core.lead.QualifiedLead;
import io.github.abmrules.rules.Questions;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code abm qualify}. */
@Command(
        name = "qualify",
        description = "Qualifies inbound leads: for each lead its band, what is done, by whom and by when.",
        footer = {
            "",
            AnswerCommand.EXIT_STATUS,
            "",
            "Example:",
            "  abm qualify --input leads.jsonl --accounts accounts.jsonl --as-of 2026-06-30 --format table"
        })
final class QualifyCommand extends AnswerCommand<Lead, QualifiedLead> {

    @Option(
            names = "--accounts",
            paramLabel = "FILE",
            description = "Accounts, as abm assign reads them: the ICP tier of a lead that names an account and no tier"
                    + " is looked up there.")
    private @Nullable String accounts;

    QualifyCommand(Shell shell) {
        super(shell, Questions.LEAD, rows());
    }

    private static AnswerLayout<QualifiedLead> rows() {
        return AnswerLayout.<QualifiedLead>rows()
                .column("LEAD", 20, QualifiedLead::leadId)
                .column("SCORE", 5, QualifiedLead::score)
                .column("BAND", 4, QualifiedLead::band)
                .column("OWNER", 17, QualifiedLead::owner)
                .column("DUE", 20, QualifiedLead::dueAt)
                .column("ACTION", 15, QualifiedLead::action)
                .below("review", QualifyCommand::review)
                .below("finding", QualifyCommand::findings)
                .showing(QualifiedRow.class, QualifiedRow::of)
                .aside(lead -> findings(lead).stream()
                        .map(finding -> "lead \"" + lead.leadId() + "\": " + finding)
                        .toList());
    }

    private static List<String> findings(QualifiedLead lead) {
        return lead.findings().stream()
                .map(finding -> finding.code() + ": " + finding.message())
                .toList();
    }

    private static List<String> review(QualifiedLead lead) {
        return lead.review() == null
                ? List.of()
                : List.of(lead.review().reasons().get(0) + ": hot at an account that does not fit; "
                        + lead.review().id());
    }

    @Override
    void reads(DistinctFiles files) {
        files.reads("--accounts", accounts);
    }

    @Override
    Iterator<ReadRecord<Lead>> prepared(Iterator<ReadRecord<Lead>> records) {
        if (accounts == null) {
            return records;
        }
        if (accounts.equals("-")) {
            throw new UnusableException("--accounts must be a file, not standard input.");
        }
        AccountTiers tiers;
        try (Input file = Input.open(accounts, shell().in())) {
            tiers = AccountTiers.read(
                    file,
                    engineOptions().zone(),
                    engineOptions()::engine,
                    warning -> shell().say("warning: " + warning));
        }
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return records.hasNext();
            }

            @Override
            public ReadRecord<Lead> next() {
                return withTier(records.next(), tiers);
            }
        };
    }

    private static ReadRecord<Lead> withTier(ReadRecord<Lead> read, AccountTiers tiers) {
        Lead lead = read.value();
        if (lead == null || lead.icpTier() != null || lead.accountId() == null) {
            return read;
        }
        IcpTier tier = tiers.of(lead.accountId());
        return tier == null
                ? read
                : new ReadRecord<>(read.index(), read.line(), read.id(), lead.withIcpTier(tier), List.of());
    }
}
