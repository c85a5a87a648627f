package io.github.abmrules.cli.run;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.hubspot.sync.Decider;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.portfolio.Seats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The engine as the decider of a loop with a CRM. Accounts are read twice: once to number the seats of Active Focus over all of
 * them, once to decide.
 */
public final class SeatedDecider implements Decider {

    private final AbmEngine engine;

    /** A decider. */
    public SeatedDecider(AbmEngine engine) {
        this.engine = engine;
    }

    @Override
    public void decide(Supplier<Stream<Account>> accounts, Instant asOf, Consumer<Outcome> outcomes) {
        Map<Integer, Integer> numbers = numbers(accounts, asOf);
        int[] position = {0};
        try (Stream<Account> read = accounts.get();
                Stream<Outcome> decided = engine.decideEach(
                        read.map(account -> {
                            Integer number = numbers.get(position[0]++);
                            return number == null ? account : AbmEngine.seated(account, number);
                        }),
                        asOf)) {
            decided.forEachOrdered(outcomes);
        }
    }

    /** The number of each account that asks for a seat, by its position. */
    private Map<Integer, Integer> numbers(Supplier<Stream<Account>> accounts, Instant asOf) {
        Seats seats = new Seats();
        List<Integer> candidates = new ArrayList<>();
        int[] position = {0};
        try (Stream<Account> read = accounts.get();
                Stream<Outcome> decided = engine.decideEach(read, asOf)) {
            decided.forEachOrdered(outcome -> {
                Assignment assignment = outcome.assignment();
                if (assignment != null && seats.add(outcome.account(), assignment)) {
                    candidates.add(position[0]);
                }
                position[0]++;
            });
        }
        int[] numbers = seats.numbers();
        Map<Integer, Integer> byPosition = new HashMap<>();
        for (int i = 0; i < numbers.length; i++) {
            byPosition.put(candidates.get(i), numbers[i]);
        }
        return byPosition;
    }
}
