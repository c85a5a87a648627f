package io.github.abmrules.core.store;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.review.Review;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects the components of an {@link AccountState}. Not thread-safe. */
public final class StateBuilder {
    private final AccountState start;
    private long version;
    private Instant changedAt;
    private @Nullable Instant nextDue;
    private @Nullable Account facts;
    private @Nullable CurrentCluster current;
    private @Nullable Pin pin;
    private List<Review> reviews;
    private List<Signal> signals;
    private List<Trigger> triggers;
    private List<AccountEvent> events;
    private @Nullable DecisionSummary last;
    private long entries;

    StateBuilder(AccountState state) {
        start = state;
        version = state.version();
        changedAt = state.changedAt();
        nextDue = state.nextDue();
        facts = state.facts();
        current = state.current();
        pin = state.pin();
        reviews = state.reviews();
        signals = state.signals();
        triggers = state.triggers();
        events = state.events();
        last = state.last();
        entries = state.entries();
    }

    /** The number of the change, and its instant. */
    public StateBuilder changed(long number, Instant at) {
        version = number;
        changedAt = at;
        return this;
    }

    /** When to decide again; null for never. */
    public StateBuilder nextDue(@Nullable Instant value) {
        nextDue = value;
        return this;
    }

    /** Where the account stands. */
    public StateBuilder current(@Nullable CurrentCluster value) {
        current = value;
        return this;
    }

    /** The pin. */
    public StateBuilder pin(@Nullable Pin value) {
        pin = value;
        return this;
    }

    /** The reviews. */
    public StateBuilder reviews(List<Review> value) {
        reviews = value;
        return this;
    }

    /** The last decision. */
    public StateBuilder last(DecisionSummary value) {
        last = value;
        return this;
    }

    /** How many entries the history has. */
    public StateBuilder entries(long value) {
        entries = value;
        return this;
    }

    /**
     * What a host gives about the account: its facts take the place of those there were, its evidence is added to that
     * seen before. Evidence that is recognised by its natural key is there once, as it was given last.
     */
    public StateBuilder given(Account account) {
        facts = account.toBuilder()
                .signals(List.of())
                .triggers(List.of())
                .events(List.of())
                .current(null)
                .reviews(List.of())
                .pin(null)
                .activeFocusTaken(0)
                .build();
        signals = merged(start.signals(), account.signals(), NaturalKey::of);
        triggers = merged(start.triggers(), account.triggers(), NaturalKey::of);
        events = merged(start.events(), account.events(), NaturalKey::of);
        return this;
    }

    private static <T> List<T> merged(List<T> seen, List<T> given, Function<T, String> key) {
        Map<String, T> byKey = new LinkedHashMap<>();
        seen.forEach(each -> byKey.put(key.apply(each), each));
        given.forEach(each -> byKey.put(key.apply(each), each));
        return new ArrayList<>(byKey.values());
    }

    /** The state. */
    public AccountState build() {
        return new AccountState(
                start.accountId(),
                version,
                changedAt,
                nextDue,
                facts,
                current,
                pin,
                reviews,
                signals,
                triggers,
                events,
                last,
                entries);
    }
}
