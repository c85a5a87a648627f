package io.github.abmrules.cli;

import io.github.abmrules.cli.output.AnswerLayout;
import io.github.abmrules.core.content.ContentFit;
import io.github.abmrules.core.content.ContentRequest;
import io.github.abmrules.rules.Questions;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code abm content}. */
@Command(
        name = "content",
        description = "Finds the content that fits accounts: how personal it is, for which segment, and what the"
                + " account's programme offers.",
        footer = {"", AnswerCommand.EXIT_STATUS, "", "Example:", "  abm content --input accounts.json --format table"})
final class ContentCommand extends AnswerCommand<ContentRequest, ContentFit> {
    private static final int ACCOUNT = 12;
    private static final int LEVEL = 8;
    private static final int PROGRAM = 25;
    private static final int SEGMENT = 29;

    ContentCommand(Shell shell) {
        super(
                shell,
                Questions.CONTENT,
                AnswerLayout.<ContentFit>rows()
                        .column("Account", ACCOUNT, ContentFit::accountId)
                        .column("Content", LEVEL, ContentFit::personalization)
                        .column("Segment", SEGMENT, ContentFit::segmentKey)
                        .column("Programme", PROGRAM, fit -> fit.program().type())
                        .below("offers", fit -> List.of(offers(fit))));
    }

    private static String offers(ContentFit fit) {
        if (fit.offers().isEmpty()) {
            return "none";
        }
        return fit.offers().stream()
                .map(offer -> offer.action().id() + " (" + offer.channel() + ", from " + offer.requiredTrust() + ")")
                .collect(Collectors.joining(", "));
    }
}
