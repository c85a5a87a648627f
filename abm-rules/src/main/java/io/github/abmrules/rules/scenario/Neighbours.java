package io.github.abmrules.rules.scenario;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.rules.stage.DecisionContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;

/** Accounts of other scenarios that are decided by the same rules and parameters. Immutable. */
final class Neighbours {
    private static final int MOST = 2;

    private final IdentityHashMap<DecisionContext, List<Account>> accounts = new IdentityHashMap<>();

    Neighbours(Collection<Scenario> scenarios) {
        for (Scenario scenario : scenarios) {
            Scenario.Given given = scenario.steps().get(0).given();
            Account account = given.account();
            DecisionContext context = given.context();
            if (account != null && context != null) {
                accounts.computeIfAbsent(context, it -> new ArrayList<>()).add(account);
            }
        }
    }

    /** An account and some that stand beside it, under ids of their own. */
    List<Account> with(Account account, DecisionContext context, Shuffle shuffle) {
        List<Account> all = new ArrayList<>(List.of(account));
        List<Account> others = accounts.getOrDefault(context, List.of());
        for (int i = 0; i < MOST && !others.isEmpty(); i++) {
            Account other = others.get(shuffle.below(others.size()));
            all.add(other.toBuilder()
                    .accountId(account.accountId() + " beside " + i)
                    .build());
        }
        return all;
    }
}
