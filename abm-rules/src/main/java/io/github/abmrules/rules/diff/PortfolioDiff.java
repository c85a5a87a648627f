package io.github.abmrules.rules.diff;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.rejection.Rejection;
import io.github.abmrules.rules.AbmEngine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Which accounts of a portfolio are decided differently by two engines, from what to what, and by which rules. Ids of
 * decisions, the rules version and the words of rationales make no difference by themselves.
 *
 * <p>{@link io.github.abmrules.core.json.RecordJson} writes it as JSON.
 *
 * @param differences the accounts that are decided differently, in the order of the accounts
 * @param diffSummary what moves, in numbers
 * @param rejected what is wrong with accounts that neither side decided
 * @param failed accounts that neither side could decide although nothing is wrong with them
 * @param rulesVersionBefore hash of rule text and parameters of the one engine
 * @param rulesVersionAfter hash of rule text and parameters of the other
 * @param asOf the instant the decisions are about
 */
public record PortfolioDiff(
        List<AccountDifference> differences,
        DiffSummary diffSummary,
        List<Rejection> rejected,
        List<Failure> failed,
        String rulesVersionBefore,
        String rulesVersionAfter,
        Instant asOf) {

    private static final int CHUNK = 250;

    /** Copies the lists. */
    public PortfolioDiff {
        differences = List.copyOf(differences);
        rejected = List.copyOf(rejected);
        failed = List.copyOf(failed);
    }

    /**
     * Decides about all accounts of a portfolio by both engines, as {@link AbmEngine#decideAll} does, and compares. Accounts
     * are taken one after the other; what is kept is said at {@link PortfolioComparison}, and the id of each account.
     */
    public static PortfolioDiff of(AbmEngine before, AbmEngine after, Iterable<Account> accounts, Instant asOf) {
        PortfolioComparison comparison = new PortfolioComparison(before, after, asOf);
        Set<String> ids = new HashSet<>();
        List<Account> chunk = new ArrayList<>();
        List<Long> positions = new ArrayList<>();
        long index = 0;
        for (Account account : accounts) {
            if (ids.add(account.accountId())) {
                chunk.add(account);
                positions.add(index);
            } else {
                comparison.reject(index, null, account.accountId(), List.of(AbmEngine.duplicate(account.accountId())));
            }
            if (chunk.size() == CHUNK) {
                add(comparison, chunk, positions);
            }
            index++;
        }
        add(comparison, chunk, positions);
        return comparison.finish();
    }

    private static void add(PortfolioComparison comparison, List<Account> chunk, List<Long> positions) {
        Iterator<Long> position = positions.iterator();
        comparison.decide(chunk).forEach(pair -> comparison.add(position.next(), null, pair));
        chunk.clear();
        positions.clear();
    }
}
