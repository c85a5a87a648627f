package io.github.abmrules.rules.plan;

import io.github.abmrules.core.fit.AccountTier;
import io.github.abmrules.core.plan.ProgressOccasion;
import io.github.abmrules.core.plan.TaskOwner;
import io.github.abmrules.rules.parameters.Parameters;
import io.github.abmrules.rules.yaml.YamlNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A row of the parameter {@code progress-tasks}.
 *
 * @param days days after the review
 */
record ProgressRow(
        String id, ProgressOccasion occasion, int days, String task, TaskOwner owner, Set<AccountTier> tiers) {
    private static final List<String> KEYS = List.of("id", "occasion", "days", "task", "owner", "tiers");

    /** The tasks, in the order of the parameter. */
    static List<ProgressRow> all(Parameters plan) {
        UniqueIds.check(plan.rows("progress-tasks"));
        return plan.rows("progress-tasks").stream().map(ProgressRow::read).toList();
    }

    private static ProgressRow read(YamlNode row) {
        row.allow(KEYS);
        YamlNode days = row.require("days");
        if (days.asNumber() < 0) {
            throw days.broken("a task follows a review by 0 days or more, but this one by " + days.asNumber());
        }
        return new ProgressRow(
                row.require("id").asText(),
                row.require("occasion").asChoice(ProgressOccasion.class),
                days.asNumber(),
                row.require("task").asText(),
                row.require("owner").asChoice(TaskOwner.class),
                row.require("tiers").asList().stream()
                        .map(tier -> tier.asChoice(AccountTier.class))
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
