package io.github.abmrules.rules.diff;

import io.github.abmrules.core.explain.FiredRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account that is decided differently.
 *
 * @param accountId the account
 * @param company its name for people
 * @param direction where it moves; null when one side has no decision
 * @param changes the fields that differ, the cluster first. Where a side has no decision they are {@code outcome} (DECIDED,
 *     REJECTED, FAILED), {@code problems} and {@code failure} (what is wrong), and the clusters
 * @param causes ids of the rules below that are new, gone or changed themselves; empty when a parameter acts before the
 *     rules do
 * @param rulesOnlyBefore rules that fired only before; where a side has no decision only those that are gone or changed
 * @param rulesOnlyAfter rules that fired only after; where a side has no decision only those that are new or changed
 * @param rulesChanged rules that fired both times, and whose text or a parameter they read differs
 */
public record AccountDifference(
        String accountId,
        @Nullable String company,
        @Nullable Direction direction,
        List<FieldChange> changes,
        List<String> causes,
        List<FiredRule> rulesOnlyBefore,
        List<FiredRule> rulesOnlyAfter,
        List<FiredRule> rulesChanged) {

    /** Copies the lists. */
    public AccountDifference {
        changes = List.copyOf(changes);
        causes = List.copyOf(causes);
        rulesOnlyBefore = List.copyOf(rulesOnlyBefore);
        rulesOnlyAfter = List.copyOf(rulesOnlyAfter);
        rulesChanged = List.copyOf(rulesChanged);
    }
}
