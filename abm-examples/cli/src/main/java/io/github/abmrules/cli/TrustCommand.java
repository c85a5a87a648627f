package io.github.abmrules.cli;

import io.github.abmrules.cli.output.AnswerLayout;
import io.github.abmrules.core.ask.AskVerdict;
import io.github.abmrules.core.ask.CheckedAsk;
import io.github.abmrules.core.ask.TrustInquiry;
import io.github.abmrules.core.ask.TrustReport;
import io.github.abmrules.core.programme.Channel;
import io.github.abmrules.rules.Questions;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code abm trust}. */
@Command(
        name = "trust",
        description = "Tells how far accounts trust us, and checks asks: for each account its level, whether the ask"
                + " fits, and what could be asked.",
        footer = {
            "",
            AnswerCommand.EXIT_STATUS,
            "",
            "Example:",
            "  abm trust --input trust.jsonl --as-of 2026-06-30 --format table"
        })
final class TrustCommand extends AnswerCommand<TrustInquiry, TrustReport> {

    @Option(
            names = "--advice",
            description = "Adds to json, jsonl and csv what may be asked in each channel (recommended_asks), what may"
                    + " raise trust (raised_by) and whether the account is ready to buy (ready_for_customer).")
    private boolean advice;

    TrustCommand(Shell shell) {
        super(shell, Questions.TRUST, rows());
    }

    @Override
    AnswerLayout<TrustReport> layout() {
        return advice ? rows() : rows().showing(TrustRow.class, TrustRow::of);
    }

    private static AnswerLayout.Rows<TrustReport> rows() {
        return AnswerLayout.<TrustReport>rows()
                .column("ACCOUNT", 20, TrustReport::accountId)
                .column("TRUST", 14, TrustCommand::level)
                .column("ASK", 14, report -> report.ask() == null ? "" : verdict(report.ask()))
                .column(
                        "CHANNELS THAT WORK",
                        40,
                        report -> report.recommendedAsks().stream()
                                .map(ask -> ask.channel().name())
                                .collect(Collectors.joining(", ")))
                .below("instead", TrustCommand::alternatives)
                .below(
                        "ready",
                        report -> report.readyForCustomer() ? List.of("to buy: a champion is enabled") : List.of())
                .below(
                        "finding",
                        report -> report.findings().stream()
                                .map(finding -> finding.code() + ": " + finding.message())
                                .toList());
    }

    private static String level(TrustReport report) {
        return report.trustLevel() + " " + report.trustLevel().label();
    }

    private static String verdict(CheckedAsk ask) {
        if (ask.verdict() == AskVerdict.ALLOWED) {
            return "allowed";
        }
        return ask.gap() > 0 ? ask.reason() + ", gap " + ask.gap() : String.valueOf(ask.reason());
    }

    private static List<String> alternatives(TrustReport report) {
        CheckedAsk ask = report.ask();
        if (ask == null || ask.verdict() == AskVerdict.ALLOWED) {
            return List.of();
        }
        String channels = ask.alternatives().stream().map(Channel::name).collect(Collectors.joining(", "));
        return List.of(channels.isEmpty() ? "no other channel works" : channels);
    }
}
