package io.github.abmrules.core.store;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.review.Pin;
import org.jspecify.annotations.Nullable;

/** What of a state no statement asks for, as JSON in one column. */
final class AccountBody {

    private AccountBody() {}

    /**
     * The JSON.
     *
     * @param facts the facts
     * @param current where it stands
     * @param pin the pin
     * @param last the last decision
     * @param entries how many entries the history has
     */
    public record Json(
            @Nullable Account facts,
            @Nullable CurrentCluster current,
            @Nullable Pin pin,
            @Nullable DecisionSummary last,
            long entries) {}

    static Json of(AccountState state) {
        return new Json(state.facts(), state.current(), state.pin(), state.last(), state.entries());
    }
}
