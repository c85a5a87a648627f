package io.github.abmrules.rules.scenario;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.rules.stage.StagedBatch;
import io.github.abmrules.rules.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Puts what has no order into another one: the lists of an input, the facts of a session. The same seed gives the same order.
 * Belongs to one thread.
 */
final class Shuffle {
    private final Random random;

    /** A shuffle for one scenario: each has its own, whatever others run beside it. */
    Shuffle(long seed, Scenario scenario) {
        this.random = new Random(31 * seed + scenario.name().hashCode());
    }

    /** The list in another order. */
    <T> List<T> list(Collection<T> list) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /** The account with its lists in another order. */
    Account account(Account account) {
        return account.toBuilder()
                .signals(list(account.signals()))
                .triggers(list(account.triggers()))
                .deals(list(account.deals()))
                .contacts(list(account.contacts()))
                .events(list(account.events()))
                .reviews(list(account.reviews()))
                .build();
    }

    /** The input with its lists of objects in another order. */
    YamlNode input(YamlNode input) {
        return input.reordered(this::list);
    }

    /** A number below a bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** The batch with its facts in another order, in every stage. */
    <R> StagedBatch<R> batch(StagedBatch<R> batch) {
        return new StagedBatch<>() {
            @Override
            public Collection<Object> begin() {
                return list(batch.begin());
            }

            @Override
            public Collection<Object> next(Collection<?> objects) {
                return list(batch.next(list(objects)));
            }

            @Override
            public List<R> results() {
                return batch.results();
            }
        };
    }
}
