package io.github.abmrules.rules.plan;

import io.github.abmrules.core.fit.AccountTier;
import io.github.abmrules.core.plan.TaskOwner;
import io.github.abmrules.core.programme.Channel;
import io.github.abmrules.core.trust.TrustLevel;
import io.github.abmrules.rules.parameters.Parameters;
import io.github.abmrules.rules.yaml.YamlNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row of the parameter {@code warmup-tasks}.
 *
 * @param day the day of the warmup, from 1
 * @param channel null when the account does not notice the task
 * @param trust null when it asks the account for nothing
 */
record WarmupRow(
        String id,
        int day,
        String task,
        TaskOwner owner,
        @Nullable Channel channel,
        @Nullable TrustLevel trust,
        Set<AccountTier> tiers) {
    private static final List<String> KEYS = List.of("id", "day", "task", "owner", "channel", "trust", "tiers");

    /** The tasks, in the order of the parameter. */
    static List<WarmupRow> all(Parameters plan) {
        UniqueIds.check(plan.rows("warmup-tasks"));
        int last = plan.window("warmup-length").length();
        return plan.rows("warmup-tasks").stream().map(row -> read(row, last)).toList();
    }

    private static WarmupRow read(YamlNode row, int last) {
        row.allow(KEYS);
        YamlNode day = row.require("day");
        if (day.asNumber() < 1 || day.asNumber() > last) {
            throw day.broken("a task of the warmup is on one of its days, 1 to " + last + ", but this one on day "
                    + day.asNumber());
        }
        YamlNode channel = row.get("channel");
        YamlNode trust = row.get("trust");
        return new WarmupRow(
                row.require("id").asText(),
                day.asNumber(),
                row.require("task").asText(),
                row.require("owner").asChoice(TaskOwner.class),
                channel == null ? null : channel.asChoice(Channel.class),
                trust == null ? null : trust.asChoice(TrustLevel.class),
                row.require("tiers").asList().stream()
                        .map(tier -> tier.asChoice(AccountTier.class))
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
