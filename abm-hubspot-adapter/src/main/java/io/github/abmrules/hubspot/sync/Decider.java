package io.github.abmrules.hubspot.sync;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Outcome;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Whoever decides: the rules, in most hosts. The adapter knows none. */
@FunctionalInterface
public interface Decider {

    /**
     * Decides about all accounts of a run.
     *
     * @param accounts gives the accounts, as often as they are asked for; each stream is to be closed
     * @param asOf the instant the decisions are about
     * @param outcomes takes one outcome for each account, in their order
     */
    void decide(Supplier<Stream<Account>> accounts, Instant asOf, Consumer<Outcome> outcomes);
}
