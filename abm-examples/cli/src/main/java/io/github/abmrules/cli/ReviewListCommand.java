package io.github.abmrules.cli;

import io.github.abmrules.cli.output.AnswerLayout;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.review.ReviewStatus;
import io.github.abmrules.core.store.ReviewFilter;
import io.github.abmrules.core.store.StoredReview;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code abm review list}. */
@Command(
        name = "list",
        description = "Lists reviews: those that wait for a person, or others.",
        footer = {
            "",
            "Exit status: " + StateCommand.STATUS,
            "",
            "Example:",
            "  abm review list --status all --reason ACTIVE_FOCUS_CAPACITY"
        })
final class ReviewListCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private final StoredListOptions options = new StoredListOptions();

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description =
                    "Where they stand: pending, approved, rejected, expired, superseded or all. Default: pending.")
    private String status = "pending";

    @Option(names = "--account", paramLabel = "ID", description = "Only those of an account.")
    private @Nullable String account;

    @Option(names = "--reason", paramLabel = "REASON", description = "Only those with this reason among theirs.")
    private @Nullable String reason;

    @Option(names = "--proposed", paramLabel = "CLUSTER", description = "Only those that propose this cluster.")
    private @Nullable String proposed;

    ReviewListCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Instant asOf = options.asOf(shell);
        ReviewStatus wanted = status.toLowerCase(Locale.ROOT).equals("all")
                ? null
                : OptionValues.optionalConstant("--status", status, ReviewStatus.class);
        ReviewFilter filter = new ReviewFilter(
                account,
                wanted,
                OptionValues.optionalConstant("--reason", reason, ReviewReason.class),
                OptionValues.optionalConstant("--proposed", proposed, Cluster.class));
        var reviews = options.open().reviews(filter);
        AnswerLayout<StoredReview> layout = AnswerLayout.<StoredReview>rows()
                .column("REVIEW", 32, each -> each.review().id())
                .column("ACCOUNT", 20, StoredReview::accountId)
                .column("FROM", 15, each -> each.review().from())
                .column("PROPOSED", 15, each -> each.review().proposedCluster())
                .column("STATUS", 10, each -> each.review().status())
                .below("reasons", each -> List.of(each.review().reasons().toString()))
                .below("raised", each -> List.of(each.review().raisedAt().toString()));
        return options.write(shell, "reviews", layout, reviews, StoredReview.class, asOf);
    }
}
