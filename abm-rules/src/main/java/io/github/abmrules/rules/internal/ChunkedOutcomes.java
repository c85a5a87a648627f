package io.github.abmrules.rules.internal;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.Function;

/** Decides about the accounts of an iterator a chunk at a time, when the next outcome is asked for. Not thread-safe. */
public final class ChunkedOutcomes implements Iterator<Outcome> {
    private final Iterator<Account> accounts;
    private final Function<List<Account>, List<Outcome>> decider;
    private final Queue<Outcome> ready = new ArrayDeque<>();

    /** Outcomes of these accounts, as this function decides about a chunk of them. */
    public ChunkedOutcomes(Iterator<Account> accounts, Function<List<Account>, List<Outcome>> decider) {
        this.accounts = accounts;
        this.decider = decider;
    }

    @Override
    public boolean hasNext() {
        return !ready.isEmpty() || accounts.hasNext();
    }

    @Override
    public Outcome next() {
        if (ready.isEmpty()) {
            List<Account> chunk = new ArrayList<>(BatchRunner.CHUNK);
            while (accounts.hasNext() && chunk.size() < BatchRunner.CHUNK) {
                chunk.add(accounts.next());
            }
            ready.addAll(decider.apply(chunk));
        }
        Outcome outcome = ready.poll();
        if (outcome == null) {
            throw new NoSuchElementException();
        }
        return outcome;
    }
}
