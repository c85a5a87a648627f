package io.github.abmrules.cli;

import io.github.abmrules.core.fit.AccountTier;
import io.github.abmrules.core.plan.WarmupPlan;
import io.github.abmrules.core.plan.WarmupRequest;
import io.github.abmrules.core.plan.WarmupTask;
import io.github.abmrules.core.programme.Channel;
import io.github.abmrules.core.trust.TrustLevel;
import io.github.abmrules.rules.Questions;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code abm plan warmup}. */
@Command(
        name = "warmup",
        description = "Plans the 90-day warmup of an account.",
        footer = {
            "",
            "Exit status: " + PlanCommand.STATUS,
            "",
            "Example:",
            "  abm plan warmup --account acme --tier TIER_1 --start 2026-03-02"
        })
final class PlanWarmupCommand extends PlannedCommand<WarmupRequest, WarmupPlan> {

    @Option(names = "--account", paramLabel = "ID", description = "The account.")
    private @Nullable String account;

    @Option(names = "--company", paramLabel = "NAME", description = "Its name.")
    private @Nullable String company;

    @Option(names = "--tier", paramLabel = "TIER_1|TIER_2|TIER_3", description = "How much personal effort it earns.")
    private @Nullable String tier;

    @Option(names = "--start", paramLabel = "DATE", description = "The first of the 90 days.")
    private @Nullable String start;

    @Option(names = "--trust", paramLabel = "LEVEL", description = "The trust it has, such as AWARE.")
    private @Nullable String trust;

    @Option(
            names = "--accelerated-from",
            paramLabel = "DATE",
            description = "The day from which on the rest goes faster.")
    private @Nullable String acceleratedFrom;

    PlanWarmupCommand(Shell shell) {
        super(shell, Questions.WARMUP);
    }

    @Override
    WarmupRequest request(List<String> tasksDone) {
        return new WarmupRequest(
                OptionValues.text("--account", account, "acme"),
                company,
                OptionValues.constant("--tier", tier, AccountTier.class, "TIER_1"),
                OptionValues.date("--start", start),
                OptionValues.optionalConstant("--trust", trust, TrustLevel.class),
                OptionValues.optionalDate("--accelerated-from", acceleratedFrom),
                tasksDone);
    }

    @Override
    String option(String field) {
        return field.startsWith("done") ? "--done" : "--" + field.replace('_', '-');
    }

    @Override
    List<@Nullable String> given() {
        return Arrays.asList(account, company, tier, start, trust, acceleratedFrom);
    }

    @Override
    String table(WarmupPlan plan, int width) {
        String name = plan.company() == null ? plan.accountId() : plan.company() + " (" + plan.accountId() + ")";
        PlanTable table = new PlanTable("Warmup of " + name + ", " + plan.accountTier(), "CHANNEL", width)
                .line("from " + plan.start() + ", over on " + plan.until());
        for (WarmupTask task : plan.tasks()) {
            table.task(
                    task.on().toString(),
                    task.owner().name(),
                    channel(task.channel()),
                    task.task() + " (" + task.id() + ")",
                    task.status().name());
        }
        return table.with(plan.findings());
    }

    private static String channel(@Nullable Channel channel) {
        return channel == null ? "-" : channel.name();
    }
}
