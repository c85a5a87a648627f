package io.github.abmrules.rules.explain;

import io.github.abmrules.core.cluster.Cluster;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An explanation as a record, for JSON and for people.
 *
 * @param accountId the account
 * @param cluster what the rules say
 * @param effectiveCluster what is in force
 * @param rationale the decision in a sentence or two
 * @param fired the rules that fired, with the facts they matched
 * @param asked the rules that were asked for, whether they fired or not
 * @param wanted the cluster that was asked for; null for none
 * @param whyNot the rules that would have led to it and did not fire
 * @param changes the smallest sets of changes that would give it, each verified by deciding again
 */
public record ExplainedAccount(
        String accountId,
        Cluster cluster,
        Cluster effectiveCluster,
        String rationale,
        List<RuleReport> fired,
        List<RuleReport> asked,
        @Nullable Cluster wanted,
        List<RuleReport> whyNot,
        List<List<String>> changes) {

    /** Copies the lists. */
    public ExplainedAccount {
        fired = List.copyOf(fired);
        asked = List.copyOf(asked);
        whyNot = List.copyOf(whyNot);
        changes = List.copyOf(changes);
    }
}
